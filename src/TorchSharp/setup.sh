#!/bin/sh
# Chooses where Torch comes from on this machine, makes it ready, and records the choice in artifacts/torch.props. Called by `make setup`.
#
#   TORCH=package|system|assembly   insist on one (default: the NuGet packages where they restore, else the system's libtorch)
#   DEVICE=cpu|cuda                 which build of the package; for `system`, that LIBTORCH must have CUDA (default: cpu)
#   LIBTORCH=<prefix>               another libtorch than the system's: a folder with include/ and lib/
#   TorchSharpPath=<dll>            the TorchSharp.dll of TORCH=assembly
#
# Prints one line: what was chosen and why. Exits with 2 and one line when what was asked for cannot be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
artifacts=$root/artifacts
native=$artifacts/native
log=$artifacts/setup.log
torch=${TORCH:-}
device=${DEVICE:-cpu}
prefix=${LIBTORCH:-}
packages="libtorch-dev libopenblas0-pthread g++"
mkdir -p "$artifacts"
: >"$log"

fail() { echo "make setup: $*" >&2; exit 2; }

case $torch in '' | package | system | assembly) ;; *) fail "TORCH is '$torch'; expected package, system or assembly." ;; esac
case $device in cpu) ;; cuda | cuda:*) device=cuda ;; *) fail "DEVICE is '$device'; expected cpu, cuda or cuda:<index>." ;; esac

# Written only when it changes, so that a rerun rebuilds nothing.
record() {
  {
    echo '<Project><PropertyGroup>'
    echo "  <TorchBackend>$1</TorchBackend>"
    echo "  <TorchDevice>$device</TorchDevice>"
    echo "  <TorchSharpPath>${2:-}</TorchSharpPath>"
    echo '</PropertyGroup></Project>'
  } >"$artifacts/torch.props.new"
  if cmp -s "$artifacts/torch.props.new" "$artifacts/torch.props" 2>/dev/null; then rm "$artifacts/torch.props.new"
  else mv "$artifacts/torch.props.new" "$artifacts/torch.props"; fi
}

# --- package ----------------------------------------------------------------------------------------------------------------------------

package=TorchSharp-cpu
[ "$device" = cuda ] && package=TorchSharp-cuda-linux
version=$(sed -n "s/.*Include=\"$package\" Version=\"\([^\"]*\)\".*/\1/p" "$root/Directory.Packages.props")

restores() { # <package> <seconds>: whether the package and all it needs restore, tried in a folder of its own
  probe=$(mktemp -d)
  cat >"$probe/Probe.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="$1" Version="[$version]" /></ItemGroup>
</Project>
PROJECT
  # The repository's own settings, without its build files.
  for config in NuGet.Config nuget.config NuGet.config; do [ -f "$root/$config" ] && cp "$root/$config" "$probe/"; done
  timeout "$2" dotnet restore "$probe/Probe.csproj" >>"$log" 2>&1 && answer=0 || answer=1
  rm -rf "$probe"
  return $answer
}

package_available() {
  # The answer holds for this request: package, version and where packages are looked for.
  key=$(cat "$root"/[Nn]u[Gg]et.[Cc]onfig "${HOME:-/}"/.nuget/NuGet/NuGet.Config 2>/dev/null | cksum)
  key="$package $version $key"
  if [ -f "$artifacts/torch.probe" ] && [ "$(head -n 1 "$artifacts/torch.probe")" = "$key" ]; then
    [ "$(tail -n 1 "$artifacts/torch.probe")" = yes ]
    return
  fi
  # The managed package is small and says quickly whether there is any hope; libtorch itself is hundreds of megabytes.
  if restores TorchSharp 60 && restores "$package" 3600; then answer=yes; else answer=no; fi
  printf '%s\n%s\n' "$key" "$answer" >"$artifacts/torch.probe"
  [ "$answer" = yes ]
}

# --- system -----------------------------------------------------------------------------------------------------------------------------

missing_packages() { # prints those of Debian's packages that are not installed
  for name in $packages; do
    case $(dpkg-query -W -f='${db:Status-Abbrev}' "$name" 2>/dev/null) in ii*) ;; *) printf '%s ' "$name" ;; esac
  done
}

install_libtorch() {
  if ! command -v dpkg-query >/dev/null; then
    [ -f /usr/include/torch/csrc/api/include/torch/version.h ] && command -v "${CXX:-g++}" >/dev/null && return
    fail "no libtorch found: install libtorch with its headers, OpenBLAS and g++, or give LIBTORCH=<prefix>."
  fi
  missing=$(missing_packages)
  [ -z "$missing" ] && return
  # shellcheck disable=SC2086
  "$here/../install-packages.sh" "$log" $missing || exit 2
}

system_ready() {
  if [ -n "$prefix" ]; then
    [ -f "$prefix/lib/libtorch_cpu.so" ] && [ -d "$prefix/include/ATen" ] ||
      fail "LIBTORCH='$prefix' is no libtorch: expected include/ATen and lib/libtorch_cpu.so in it."
    command -v "${CXX:-g++}" >/dev/null || fail "no C++ compiler: install g++, or set CXX."
    header=$prefix/include/torch/csrc/api/include/torch/version.h
    [ -f "$prefix/include/torch/headeronly/version.h" ] && header=$prefix/include/torch/headeronly/version.h
  else
    install_libtorch
    header=/usr/include/torch/csrc/api/include/torch/version.h
  fi
  if [ "$device" = cuda ] && { [ -z "$prefix" ] || [ ! -e "$prefix/lib/libtorch_cuda.so" ]; }; then
    fail "DEVICE=cuda needs the package, or LIBTORCH=<prefix> of a libtorch with CUDA."
  fi
  libtorch=$(awk '/define TORCH_VERSION_(MAJOR|MINOR|PATCH)/ { printf "%s%s", dot, $3; dot = "." }' "$header")

  # Built once; again when a source, the compiler or libtorch changes.
  key=$(cat "$here"/native/* | cksum)
  key="$key $libtorch ${CXX:-g++} $("${CXX:-g++}" -dumpfullversion 2>/dev/null) $prefix $(cksum <"$header")"
  if [ ! -f "$native/libtorch_abi.so" ] || [ ! -f "$native/key" ] || [ "$(cat "$native/key")" != "$key" ]; then
    "$here/native/build.sh" "$native" "$prefix" >>"$log" 2>&1 || fail "the native part does not compile against libtorch $libtorch (see artifacts/setup.log)."
    printf '%s\n' "$key" >"$native/key"
  fi
}

# --- choose -----------------------------------------------------------------------------------------------------------------------------

case $torch in
  package)
    package_available || fail "TORCH=package: $package $version does not restore here (see artifacts/setup.log)."
    record package
    echo "Torch: the package $package $version, as asked."
    ;;
  assembly)
    dll=${TorchSharpPath:-}
    [ -n "$dll" ] && [ -f "$dll" ] || fail "TORCH=assembly needs TorchSharpPath=<path of a TorchSharp.dll>; got '$dll'."
    dll=$(cd "$(dirname "$dll")" && pwd)/$(basename "$dll")
    record assembly "$dll"
    echo "Torch: the assembly $dll, as asked."
    ;;
  system)
    system_ready
    record system
    echo "Torch: libtorch $libtorch of ${prefix:-the system}, as asked."
    ;;
  *)
    if [ -n "$prefix" ]; then
      system_ready
      record system
      echo "Torch: libtorch $libtorch of $prefix, because LIBTORCH asks for it."
    elif package_available; then
      record package
      echo "Torch: the package $package $version, because it restores here."
    else
      system_ready
      record system
      echo "Torch: libtorch $libtorch of the system, because $package $version does not restore here."
    fi
    ;;
esac
