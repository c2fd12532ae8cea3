#!/usr/bin/env python3
"""Writes the SBOM of a release: what Maven lists (CycloneDX), cut down to the jars that are shipped.

    tools/sbom.py SBOM FOLDER_OF_JARS

Fails when a jar is not listed. Colophon's own modules get the licence of the repository.
"""
import json
import os
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        sbom = json.load(file)
    jars = {name for name in os.listdir(sys.argv[2]) if name.endswith(".jar")}
    shipped = [one for one in sbom["components"] if f"{one['name']}-{one['version']}.jar" in jars]
    listed = {f"{one['name']}-{one['version']}.jar" for one in shipped}
    if jars - listed:
        sys.exit("the SBOM does not list: " + ", ".join(sorted(jars - listed)))
    for one in shipped:
        if one.get("group") == "org.colophon":
            one["licenses"] = [{"license": {"id": "Apache-2.0"}}]
    refs = {one["bom-ref"] for one in shipped} | {sbom["metadata"]["component"]["bom-ref"]}
    sbom["components"] = shipped
    sbom["dependencies"] = [
        {**one, "dependsOn": [ref for ref in one.get("dependsOn", []) if ref in refs]}
        for one in sbom["dependencies"]
        if one["ref"] in refs
    ]
    json.dump(sbom, sys.stdout, indent=2, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
