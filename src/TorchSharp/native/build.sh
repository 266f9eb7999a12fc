#!/bin/sh
# Compiles the native part against one libtorch.
# usage: build.sh <output folder> [<libtorch prefix>]     (no prefix: the system's, as Debian's libtorch-dev installs it)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
prefix=${2:-}
mkdir -p "$out/objects"

libraries="-ltorch_cpu -lc10"
if [ -n "$prefix" ]; then
  includes="-isystem $prefix/include -isystem $prefix/include/torch/csrc/api/include"
  link="-L$prefix/lib -Wl,-rpath,$prefix/lib"
  # A CUDA build registers its kernels when libtorch_cuda is loaded: nothing else refers to it.
  if [ -e "$prefix/lib/libtorch_cuda.so" ]; then libraries="-Wl,--no-as-needed -ltorch -ltorch_cuda -lc10_cuda $libraries"; fi
  library=$prefix/lib/libtorch_cpu.so
else
  includes="-isystem /usr/include/torch/csrc/api/include"
  link=""
  library=
fi

# Wheels before 2.6 were built with the old std::string; a prefix says which through the symbols it exports.
abi=1
if [ -n "$library" ] && command -v nm >/dev/null && ! nm -DC "$library" 2>/dev/null | grep -q 'std::__cxx11::basic_string'; then abi=0; fi

# -ffast-math stays off: it turns a denormal second moment into NaN.
flags="-std=c++20 -O3 -fno-math-errno -fno-trapping-math -fPIC -fvisibility=hidden -D_GLIBCXX_USE_CXX11_ABI=$abi -Wall -Wextra -Werror $includes"
pids=
for source in "$here"/*.cpp; do
  object="$out/objects/$(basename "$source" .cpp).o"
  ${CXX:-g++} $flags -c "$source" -o "$object" &
  pids="$pids $!"
done
for pid in $pids; do wait "$pid"; done
${CXX:-g++} -shared -o "$out/libtorch_abi.so.new" "$out"/objects/*.o $link $libraries -ldl
# One rename, so that a reader never sees half a library.
mv -f "$out/libtorch_abi.so.new" "$out/libtorch_abi.so"
