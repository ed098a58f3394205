#!/usr/bin/env bash
# Fuzz each reader for so many seconds; what is found is kept in fuzz/finds, and the status tells.
set -u
cd "$(dirname "$0")/.."
seconds=${1:-180}
status=0
site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
mkdir -p fuzz/finds
for target in ${2:-text word doc wordml mhtml rtf taken-in pdf}; do
	log=fuzz/finds/$target.log
	PYTHONPATH=.:tests:$site fuzz/.venv/bin/python fuzz/readers.py "$target" "fuzz/.corpus/$target" \
		-max_total_time="$seconds" -timeout=30 -rss_limit_mb=4096 -max_len=200000 \
		-artifact_prefix="fuzz/finds/$target-" >"$log" 2>&1
	ended=$?
	echo "$target: $(grep -a '^Done\|^#' "$log" | tail -1 | tr -s '\t ' ' ')"
	if [ $ended -ne 0 ]; then
		status=1
		echo "$target: found something (see $log): $(grep -a 'Error\|ERROR' "$log" | tail -1)"
	fi
done
exit $status
