// How often lines cross when dagre places the same graphs without lanes: reads graphs as JSON from standard input, writes a number for each.

import dagre from "@dagrejs/dagre";
import { readFileSync } from "node:fs";

function crossings({ nodes, edges }) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR" });
  graph.setDefaultEdgeLabel(() => ({}));
  nodes.forEach(([width, height], at) => graph.setNode(String(at), { width, height }));
  edges.forEach(([from, to], at) => graph.setEdge(String(from), String(to), {}, String(at)));
  dagre.layout(graph);
  const ways = edges.map(([from, to], at) => graph.edge(String(from), String(to), String(at)).points);
  let count = 0;
  edges.forEach(([from, to], one) => {
    for (let two = one + 1; two < edges.length; two += 1) {
      if (from === edges[two][0] || to === edges[two][1]) continue;
      for (let i = 1; i < ways[one].length; i += 1) {
        for (let k = 1; k < ways[two].length; k += 1) {
          count += Number(cross(ways[one][i - 1], ways[one][i], ways[two][k - 1], ways[two][k]));
        }
      }
    }
  });
  return count;
}

const side = (a, b, p) => Math.sign((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x));

/// Whether two stretches have a point in common that is an end of neither, or that both run through.
function cross(a, b, c, d) {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

const graphs = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(graphs.map(crossings)) + "\n");
