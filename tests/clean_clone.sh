#!/usr/bin/env bash
# Runs the README's first command in a fresh clone, twice, and compares the bytes of what it made.
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
clone=$(mktemp -d)
trap 'rm -rf "$clone"' EXIT
git clone --quiet "$here" "$clone/ltc"
command=$(awk '/^```sh$/ { inside = 1; next } inside { print; exit }' "$clone/ltc/README.md")
case $command in
cargo*) ;;
*) echo "the README's first command is not a cargo command: $command"; exit 1 ;;
esac
cd "$clone/ltc"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$here/target}
echo "\$ $command"
eval "$command"
for file in dist/index.html dist/model.json; do
  [ -s "$file" ] || { echo "the README's first command made no $file"; exit 1; }
done
mv dist first
eval "$command" > /dev/null
diff -r first dist || { echo "two builds differ"; exit 1; }
echo "two builds of $(find dist -type f | wc -l) files are byte-equal"
