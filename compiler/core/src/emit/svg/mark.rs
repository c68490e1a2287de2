//! Shapes and the marks in them.

use super::look::Look;
use crate::emit::diagram::Frame;
use crate::emit::xml::Body;

/// Draws the outline of an item and its marks.
pub(super) fn mark(body: &mut Body<'_>, look: &Look, frame: Frame) {
    let middle = frame.middle();
    let (x, y) = (middle.x, middle.y);
    let Frame { x: left, y: top, .. } = frame;
    match look {
        Look::Work => boxed(body, "box", frame),
        Look::Control => {
            boxed(body, "box kcp", frame);
            // A shield with a tick.
            let (x, y) = (left + 6, top + 5);
            path(body, "kcpmark", format_args!("M{x} {}l7-3 7 3v6c0 4-3 7-7 9-4-2-7-5-7-9z", y + 3));
            path(body, "kcptick", format_args!("M{} {}l3 3 5-6", x + 3, y + 8));
        }
        Look::Gate => {
            boxed(body, "box gate", frame);
            let inner = Frame { x: left + 3, y: top + 3, width: frame.width - 6, height: frame.height - 6 };
            rounded(body, "gate inner", inner, 6);
            // A seal.
            let (x, y) = (left + 16, top + 15);
            path(body, "gatemark", format_args!("M{x} {}l8 8-8 8-8-8z", y - 8));
            path(body, "gatetick", format_args!("M{} {y}l2 3 4-5", x - 3));
        }
        Look::Call(_) => {
            boxed(body, "box call", frame);
            path(body, "mark thin", format_args!("M{} {}h7v7m0-7l-8 8", frame.right() - 16, top + 8));
        }
        Look::Subprocess(_) => {
            boxed(body, "box", frame);
            // Events may sit on the lower edge, or on the right one where lanes are vertical.
            let (x, y) = (left + 6, top + 6);
            rounded(body, "mark thin", Frame { x, y, width: 14, height: 14 }, 1);
            path(body, "mark thin", format_args!("M{} {}v8m-4-4h8", x + 7, y + 3));
        }
        Look::Choice => {
            diamond(body, frame);
            path(body, "mark", format_args!("M{} {}l14 14m0-14l-14 14", x - 7, y - 7));
        }
        Look::Merge => diamond(body, frame),
        Look::Parallel { guarded } => {
            diamond(body, frame);
            if *guarded {
                circle(body, "mark", x, y, 10);
            } else {
                path(body, "mark", format_args!("M{x} {}v20m-10-10h20", y - 10));
            }
        }
        Look::Start => circle(body, "start", x, y, 17),
        Look::Clock => {
            between(body, x, y);
            circle(body, "mark thin", x, y, 9);
            path(body, "mark thin", format_args!("M{x} {}v6l4 2", y - 6));
        }
        Look::Message => {
            between(body, x, y);
            path(body, "mark thin", format_args!("M{} {}h16v11h-16zl8 6 8-6", x - 8, y - 5));
        }
        Look::Left => {
            between(body, x, y);
            path(body, "mark thin", format_args!("M{x} {}l6 13-6-6-6 6z", y - 8));
        }
        Look::Done => circle(body, "end", x, y, 16),
        Look::Closed => {
            circle(body, "end closed", x, y, 16);
            circle(body, "closedmark", x, y, 9);
        }
        Look::HandOver(_) => {
            circle(body, "end over", x, y, 16);
            path(body, "overmark", format_args!("M{} {}h7v-4l8 7-8 7v-4h-7z", x - 7, y - 3));
        }
        Look::Leaves => {
            circle(body, "end", x, y, 16);
            path(body, "full", format_args!("M{x} {}l6 13-6-6-6 6z", y - 8));
        }
    }
}

/// A sheet of paper with a folded corner.
pub(super) fn sheet(body: &mut Body<'_>, frame: Frame) {
    let Frame { x, y, width, height } = frame;
    let fold = 11;
    path(
        body,
        "sheet",
        format_args!(
            "M{x} {y}h{}l{fold} {fold}v{}h-{width}zM{} {y}v{fold}h{fold}",
            width - fold,
            height - fold,
            x + width - fold
        ),
    );
}

pub(super) fn path(body: &mut Body<'_>, class: &'static str, d: std::fmt::Arguments<'_>) {
    body.tag("path").attr("class", class).attr("d", d);
}

pub(super) fn rounded(body: &mut Body<'_>, class: &str, frame: Frame, radius: i32) {
    body.tag("rect")
        .attr("class", class)
        .attr("x", frame.x)
        .attr("y", frame.y)
        .attr("width", frame.width)
        .attr("height", frame.height)
        .maybe("rx", (0 < radius).then_some(radius));
}

pub(super) fn circle(body: &mut Body<'_>, class: &'static str, x: i32, y: i32, radius: i32) {
    body.tag("circle").attr("class", class).attr("cx", x).attr("cy", y).attr("r", radius);
}

fn boxed(body: &mut Body<'_>, class: &'static str, frame: Frame) {
    rounded(body, class, frame, 9);
}

fn between(body: &mut Body<'_>, x: i32, y: i32) {
    circle(body, "between", x, y, 17);
    circle(body, "between", x, y, 14);
}

fn diamond(body: &mut Body<'_>, frame: Frame) {
    let (half, up) = (frame.width / 2, frame.height / 2);
    path(body, "box", format_args!("M{} {}l{half} {up}-{half} {up}-{half}-{up}z", frame.x + half, frame.y));
}
