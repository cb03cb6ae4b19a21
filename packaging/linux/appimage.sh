#!/usr/bin/env bash
# Makes an AppImage of the whole folder: appimage.sh build/whole/gpts-desktop
# Needs appimagetool on the PATH. Without it the AppDir alone is made, which runs by its AppRun.
set -euo pipefail
bundle="$(cd "$1" && pwd)"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
build="$here/../../build"
dir="$build/gpts-desktop.AppDir"
id=io.github.gpts_desktop.GptsDesktop

rm -rf "$dir"
mkdir -p "$dir/usr/lib" "$dir/usr/bin" "$dir/usr/share/applications" "$dir/usr/share/metainfo"
cp -a "$bundle" "$dir/usr/lib/gpts-desktop"
ln -s ../lib/gpts-desktop/gpts-desktop "$dir/usr/bin/gpts-desktop"
cp -a "$build/icons/hicolor" -t "$dir/usr/share" && mkdir -p "$dir/usr/share/icons"
mv "$dir/usr/share/hicolor" "$dir/usr/share/icons/"
cp "$here/gpts-desktop.desktop" "$dir/usr/share/applications/"
version="$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$here/../../gpts_desktop/__init__.py")"
date="$(date --utc --date "@${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct)}" +%F)"
sed "s/@VERSION@/$version/; s/@DATE@/$date/" "$here/$id.metainfo.xml" \
  > "$dir/usr/share/metainfo/$id.metainfo.xml"
# Every desktop has these, and the system's own must be used with them.
for name in libfontconfig.so libfreetype.so libglib-2.0.so libgthread-2.0.so libdbus-1.so \
  libX11.so libX11-xcb.so libstdc++.so libgcc_s.so libz.so libexpat.so libuuid.so; do
  find "$dir/usr/lib/gpts-desktop/_internal" -maxdepth 1 -name "$name*" -delete
done
ln -s usr/share/applications/gpts-desktop.desktop "$dir/gpts-desktop.desktop"
ln -s usr/share/icons/hicolor/256x256/apps/gpts-desktop.png "$dir/gpts-desktop.png"
ln -s gpts-desktop.png "$dir/.DirIcon"
ln -s usr/bin/gpts-desktop "$dir/AppRun"

if command -v appimagetool > /dev/null; then
  appimagetool "$dir" "$build/gpts-desktop-$version-$(uname -m).AppImage"
else
  echo "appimagetool is not installed: $dir was made, and no AppImage of it."
fi
