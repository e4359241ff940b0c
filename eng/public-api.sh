#!/usr/bin/env bash
# Writes the public API of the libraries as it is now into their PublicAPI.Unshipped.txt: bash eng/public-api.sh [PROJECT ...]
# It builds, adds the lines that the analyzer misses (RS0016) and removes those of members that are gone (RS0017).
# `dotnet format analyzers` cannot do it: with a new member in an `extension(...)` block it removes the lines of the others.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C
[ $# -gt 0 ] || set -- RoomCalls RoomCalls.Rest RoomCalls.AspNetCore RoomCalls.Emulator RoomCalls.Testing

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for project in "$@"; do
    api="src/$project/PublicAPI.Unshipped.txt"
    dotnet build "src/$project" -v quiet --no-incremental >"$work/log" || true
    sed -n "s/.*$project\/.*RS0016: Symbol '\(.*\)' is not part of.*/\1/p" "$work/log" | sort -u >"$work/missing"
    sed -n "s/.*$project\/.*RS0017: Symbol '\(.*\)' is part of.*/\1/p" "$work/log" | sort -u >"$work/gone"
    { head -n 1 "$api"; tail -n +2 "$api" | grep -v '^$' | sort -u | comm -23 - "$work/gone" | sort -u - "$work/missing"; } >"$work/api"
    cp "$work/api" "$api"
    echo "$api: $(wc -l <"$work/missing") added, $(wc -l <"$work/gone") removed."
done
