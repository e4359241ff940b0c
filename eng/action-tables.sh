#!/usr/bin/env bash
# Writes the tables about actions in ARCHITECTURE.md and docs/ as the catalog of actions prints them: bash eng/action-tables.sh
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 ROOMCALLS_WRITE_TABLES=1
dotnet test --project tests/RoomCalls.Conventions.Tests --filter-class "*.CatalogTablesTests"
git diff --stat -- ARCHITECTURE.md docs
