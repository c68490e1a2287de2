#!/usr/bin/env bash
# Packs the editor extension and looks whether the package holds what it should.
set -euo pipefail
cd "$(dirname "$0")/../editors/vscode"
package=$(mktemp -d)
trap 'rm -rf "$package"' EXIT
npx --yes @vscode/vsce@4.1.0 package --no-dependencies --out "$package/ltc.vsix" > "$package/log" 2>&1 || { cat "$package/log"; exit 1; }
# Listed first, searched after: a pipe that `grep -q` closes early would fail the script now and then.
unzip -l "$package/ltc.vsix" > "$package/list"
for file in package.json language-configuration.json syntaxes/ltc.tmLanguage.json snippets/ltc.json; do
  grep -qF "extension/$file" "$package/list" || { echo "the package lacks $file"; exit 1; }
done
echo "packed: $(du -k "$package/ltc.vsix" | cut -f1) kB"
