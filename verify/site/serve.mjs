// Serves a folder under /aqsc/ of a port on loopback, as a plain web server
// would, and counts nothing else.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
  ".json": "application/json", ".png": "image/png", ".jpg": "image/jpeg", ".pdf": "application/pdf", ".xml": "application/xml",
  ".atom": "application/atom+xml", ".rss": "application/rss+xml", ".txt": "text/plain; charset=utf-8",
};

export async function serve(root) {
  const server = http.createServer((request, response) => {
    let name = decodeURIComponent(request.url.split("?")[0]);
    if (!name.startsWith("/aqsc/") || name.includes("..")) { response.writeHead(404).end(); return; }
    name = path.join(root, name.slice("/aqsc/".length));
    if (fs.existsSync(name) && fs.statSync(name).isDirectory()) { name = path.join(name, "index.html"); }
    if (!fs.existsSync(name)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { "content-type": types[path.extname(name)] || "application/octet-stream" });
    response.end(fs.readFileSync(name));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { base: `http://127.0.0.1:${server.address().port}/aqsc/`, close: () => server.close() };
}

// walk lists the files under a folder, as paths relative to it, sorted.
export function walk(root, under = "") {
  const out = [];
  for (const entry of fs.readdirSync(path.join(root, under), { withFileTypes: true })) {
    const name = path.posix.join(under, entry.name);
    if (entry.isDirectory()) { out.push(...walk(root, name)); } else { out.push(name); }
  }
  return out.sort();
}
