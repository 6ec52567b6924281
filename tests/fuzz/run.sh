#!/bin/sh
# Runs fuzz targets: run.sh [TARGET [SECONDS]], or run.sh TARGET -- FILE... to repeat a find.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$here/target}"
# What cargo-fuzz passes, without a sanitizer: the code is safe Rust, and these flags are stable.
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1 --cfg fuzzing"
host=$(rustc -vV | sed -n 's/^host: //p')
cargo build --release --locked --target "$host" --bins
bin="$CARGO_TARGET_DIR/$host/release"
targets="${1:-docx pdf old_word front_matter markdown legacy query}"
if [ "${2:-}" = -- ]; then
    shift 2
    exec "$bin/$targets" "$@"
fi
for target in $targets; do
    corpus="corpus/$target"
    mkdir -p "$corpus" "artifacts/$target"
    case $target in
    docx) cp -n ../../docs-content/*.docx "$corpus"/ ;;
    pdf) cp -n ../../docs-content/*.pdf "$corpus"/ 2>/dev/null || : ;;
    old_word) cp -n ../../docs-content/*.doc "$corpus"/ 2>/dev/null || : ;;
    markdown | front_matter) cp -n ../../docs-content/*.md "$corpus"/ ;;
    esac
    echo "== $target"
    "$bin/$target" -max_total_time="${2:-60}" -timeout=10 -rss_limit_mb=1024 -max_len=200000 \
        -artifact_prefix="artifacts/$target/" "$corpus"
done
