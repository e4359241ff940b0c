#!/usr/bin/env bash
# Builds the site of docs/ with the API reference into docs/_site; a warning is an error: bash eng/docs.sh [--no-build]
# --no-build takes the libraries as they are: built in Release before.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The reference is made from the built libraries: from projects docfx leaves C# 14 extension members out.
[ "${1:-}" = --no-build ] || dotnet build src/RoomCalls.Testing -c Release -v quiet
dotnet tool restore
rm -rf docs/_site docs/api
dotnet docfx docs/docfx.json --warningsAsErrors

# Maps of the template's scripts, and a list with this machine's paths: nobody reads them.
find docs/_site -name '*.map' -delete
rm -f docs/_site/manifest.json
echo "The site is in docs/_site. To read it: dotnet docfx serve docs/_site"
