#!/bin/sh
# What the tests need besides Rust: a browser, an XML validator, fonts with Chinese characters, Node.js and its packages, Python and an
# engine for it.
# For Debian and Ubuntu; run again, it does nothing where all is there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tests=$(dirname "$here")

missing=""
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
command -v unzip >/dev/null 2>&1 || missing="$missing unzip"
python3 -c "import ensurepip, venv" >/dev/null 2>&1 || missing="$missing python3 python3-venv"
command -v xmllint >/dev/null 2>&1 || missing="$missing libxml2-utils"
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium >/dev/null 2>&1 && ! command -v google-chrome >/dev/null 2>&1; then
  missing="$missing chromium"
fi
if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]; then
  missing="$missing fontconfig fonts-noto-cjk"
fi
if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list 'Liberation Sans' family 2>/dev/null | head -n 1)" ]; then
  missing="$missing fonts-liberation"
fi

if [ -n "$missing" ]; then
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "please install:$missing" >&2
    exit 1
  fi
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root="sudo"
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # a list of words
  $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

# Packages by the lock file; the copy of the lock says which were installed last.
for folder in bpmn browser engines; do
  installed="$tests/$folder/node_modules/.installed-lock"
  if ! cmp -s "$tests/$folder/package-lock.json" "$installed" 2>/dev/null; then
    (cd "$tests/$folder" && npm ci --no-audit --no-fund --loglevel=error >/dev/null)
    cp "$tests/$folder/package-lock.json" "$installed"
  fi
done

# SpiffWorkflow in an environment of its own, of the versions that are written down.
wanted="$tests/engines/requirements.txt"
if ! cmp -s "$wanted" "$tests/.tools/engines/.installed" 2>/dev/null; then
  rm -rf "$tests/.tools/engines"
  python3 -m venv "$tests/.tools/engines"
  "$tests/.tools/engines/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
  cp "$wanted" "$tests/.tools/engines/.installed"
fi
