#!/usr/bin/env bash
# Checks that a folder holds the packages that are shipped, whole, and nothing else: bash eng/check-packages.sh OUT
set -euo pipefail
out=$(realpath "${1:?say which folder holds the packages}")
cd "$(dirname "$0")/.."
dotnet run eng/CheckPackages.cs -- "$out"
