// node compute.mjs ENGINE REQUESTS: one line of numbers per request, as the engine gives them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [file, requests] = process.argv.slice(2);
const engine = createRequire(import.meta.url)(file);
const numbers = (array) => Float64Array.from(array);
const answers = {
  pool: (r) => engine.pool(numbers(r.yi), numbers(r.vi), r.text, r.test, r.level),
  leaveOneOut: (r) => engine.leaveOneOut(numbers(r.yi), numbers(r.vi), r.text, r.test, r.level),
  posterior: (r) => engine.posterior(numbers(r.yi), numbers(r.vi), r.text, r.level),
  tau: (r) => engine.tau(numbers(r.yi), numbers(r.vi), r.text, numbers([0.01, 0.3, 2])),
};
for (const line of readFileSync(requests, "utf8").trim().split("\n")) {
  const request = JSON.parse(line);
  console.log(Array.from(answers[request.ask](request)).join(" "));
}
