// Reads and writes with a client that is generated from openapi.json. Ends with 1 where an answer is not what the description says.
import createClient from "openapi-fetch";
import type { paths } from "./schema.js";

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "http://127.0.0.1:8080" });

function ok<T>(what: string, answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    console.error(`${what}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
    process.exit(1);
  }
  console.log(`${what}: ${answer.response.status}`);
  return answer.data;
}

const found = ok("search", await client.GET("/v1/search", { params: { query: { q: "Hafen" } } }));
console.log(`${found.items.length} items`);
const list = ok("list", await client.POST("/v1/recommendations", { body: { k: 5 } }));
const first = list.items[0];
if (first === undefined) {
  throw new Error("an empty list");
}
const path = { id: first.id };
const item = ok("item", await client.GET("/v1/items/{id}", { params: { path } }));
console.log(item.item.id);
ok("verdict", await client.GET("/v1/items/{id}/governance", { params: { path } }));
const hold = ok("hold placed", await client.POST("/v1/holds", { body: { scope: { items: [first.id] }, reason: "Prüfung", by: "kim" } }));
ok("holds", await client.GET("/v1/holds"));
ok("hold lifted", await client.DELETE("/v1/holds/{id}", { params: { path: { id: hold.id } } }));
ok("draft", await client.POST("/v1/suggestions", { body: { imprint: "nordufer", content_type: "news", title: "Hafen bei Nacht", text: "Ein Kran im Hafen." } }));
const unknown = await client.GET("/v1/items/{id}", { params: { path: { id: "nowhere" } } });
if (unknown.error === undefined || unknown.response.status !== 404) {
  throw new Error(`an unknown item is answered with ${unknown.response.status}`);
}
console.log(`unknown item: 404 ${unknown.error.code}`);
