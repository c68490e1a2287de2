//! A drawing → places: the stages in their order.

use super::columns::Columns;
use super::geometry::geometry;
use super::grid::Grid;
use super::names::Names;
use super::route::route;
use super::rows::Rows;
use super::{Drawing, Placed};

/// Finds a place for everything in a drawing. The drawing has at least one lane, and its indices point into its own lists.
pub fn place(drawing: &Drawing) -> Placed {
    let columns = Columns::of(drawing);
    let rows = Rows::of(drawing, &columns);
    let mut grid = Grid::new(drawing, &columns, &rows);
    let routes = route(drawing, &columns, &rows, &mut grid);
    let names = Names::of(drawing, &columns, &routes);
    geometry(drawing, &columns, &grid, &routes, &names)
}
