// node explore.mjs ENGINE REQUEST: what the engine draws for a page, between lines of a mark.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [file, request] = process.argv.slice(2);
const engine = createRequire(import.meta.url)(file);
const { labels, yi, vi, included, controls } = JSON.parse(readFileSync(request, "utf8"));
const numbers = (array) => Float64Array.from(array);
const ask = () => engine.explore(labels, numbers(yi), numbers(vi), numbers(included), controls);
process.stdout.write(Array.from(ask()).join("\n=====\n"));
