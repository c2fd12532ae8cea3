#!/usr/bin/env python3
"""Writes the licence notice of a release from its SBOM: each library with its licences.

Fails when a library states none.
"""
import json
import sys


def licences(component):
    """The names of a component's licences."""
    stated = []
    for entry in component.get("licenses", []):
        licence = entry.get("license", {})
        stated.append(entry.get("expression") or licence.get("id") or licence.get("name"))
    return [name for name in stated if name]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        components = json.load(file)["components"]
    others = [one for one in components if one.get("group") != "org.colophon"]
    silent = [one["purl"] for one in others if not licences(one)]
    if silent:
        sys.exit("no licence is stated by: " + ", ".join(sorted(silent)))
    print("This release contains the Java runtime (GPL-2.0 with Classpath Exception; see")
    print("runtime/legal) and the following libraries.")
    for one in sorted(others, key=lambda c: (c.get("group", ""), c["name"], c["version"])):
        print()
        print(f"{one.get('group', '')}:{one['name']} {one['version']}")
        print("  " + "; ".join(licences(one)))


if __name__ == "__main__":
    main()
