#!/usr/bin/env bash
# Makes a new web project outside of the repository, gives it our packages from a folder, and runs the README's story in it:
# bash eng/consume-packages.sh OUT
set -euo pipefail
out=$(realpath "${1:?say which folder holds the packages}")
eng=$(realpath "$(dirname "$0")")
version=$(sed -n 's/^## \[\([0-9][^]]*\)\].*/\1/p' "$eng/../CHANGELOG.md" | head -n 1)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# An own package folder: no older build of the same version can be taken from the machine's.
export NUGET_PACKAGES="$work/packages" MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet new web --name Consumer --output "$work/Consumer" --no-restore
cp "$eng/consumer/Program.cs" "$work/Consumer/Program.cs"
cat >"$work/Consumer/Directory.Build.props" <<XML
<Project>
  <PropertyGroup>
    <RestoreAdditionalProjectSources>$out</RestoreAdditionalProjectSources>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="RoomCalls.AspNetCore" Version="$version" />
    <PackageReference Include="RoomCalls.Testing" Version="$version" />
  </ItemGroup>
</Project>
XML

cd "$work/Consumer"
dotnet build --nologo -v quiet
timeout 600 dotnet run --no-build --no-launch-profile

dotnet tool install RoomCalls.Cli --version "$version" --tool-path "$work/tools" --add-source "$out" >/dev/null
"$work/tools/roomcalls" --help >/dev/null
"$work/tools/roomcalls" decode "$eng/consumer/callback.json" | grep -q '"type":"CallConnected","known":true'
echo "The packages of version $version work: two libraries in a new web project, and the tool."
