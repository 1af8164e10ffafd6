// node compute.mjs MODULE REQUESTS: one line of numbers per request, as the engine gives them.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, requests] = process.argv.slice(2);
const engine = await import(pathToFileURL(module).href);
for (const line of readFileSync(requests, "utf8").trim().split("\n")) {
  const { ask, yi, vi, text } = JSON.parse(line);
  const numbers = engine[ask](Float64Array.from(yi), Float64Array.from(vi), text);
  console.log(Array.from(numbers).join(" "));
}
