# SPDX-FileCopyrightText: The MiRU Lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of miru-run for bash.

_miru_run() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='train predict write evaluate export device report verify study merge studies datasets lessons presets settings help --help --version'
  elif [ "$previous" = --set ]; then
    words=$(miru-run settings 2>/dev/null | sed -nE 's/^  ([A-Za-z.]+) = .*/\1=/p')
    compopt -o nospace
  elif [ "$previous" = = ] || [ "$current" = = ]; then  # the shell takes key=value for three words
    local key=$previous
    [ "$previous" = = ] && key=${COMP_WORDS[COMP_CWORD - 2]} || current=
    words=$(miru-run settings 2>/dev/null | awk -v key="$key" '
      $1 == key && $2 == "=" { found = 1 }
      found && /Allowed: / {
        sub(/.*Allowed: /, ""); sub(/\.$/, "")
        if ($1 != "a" && $0 !~ /^none, or/) { gsub(/,| or /, " "); print }
        exit
      }')
  else
    case ${COMP_WORDS[1]} in
      train)
        words='--set --out --resume --threads --json --checkpoint-every --help'
        [ "$COMP_CWORD" -eq 2 ] && words+=" $(miru-run presets 2>/dev/null | awk '{print $1}')" ;;
      predict) words='--input --out --help' ;;
      write) words='--beginning --length --temperature --seed --task --help' ;;
      evaluate) words='--dataset --threads --help' ;;
      export)
        words='--out --numbers --sparse --prefix --help'
        [ "${COMP_WORDS[2]}" = onnx ] && words='--out --help'
        [ "$COMP_CWORD" -eq 2 ] && words='c onnx --help'
        [ "$previous" = --numbers ] && words='float q15 int8' ;;
      device)
        words='--board --numbers --sparse --clock --energy --json --help'
        [ "$previous" = --numbers ] && words='float q15 int8'
        [ "$previous" = --board ] && words='mps2-an386 mps2-an500 mps2-an385' ;;
      report) words='--out --name --help' ;;
      verify) words='--threads --help' ;;
      study)
        words='--out --jobs --shard --set --resume --help'
        [ "$COMP_CWORD" -eq 2 ] && words+=" $(miru-run studies 2>/dev/null | awk '/runs\)$/ {print $1}')" ;;
      merge) words='--out --help' ;;
      studies) words=$(miru-run studies 2>/dev/null | awk '/runs\)$/ {print $1}') ;;
      datasets) words='list get check --help' ;;
      lessons) words='list check guide --out --language --help' ;;
      presets) words=$(miru-run presets 2>/dev/null | awk '{print $1}') ;;
      settings) words='--json --help' ;;
      help) words=$(miru-run help 2>/dev/null | awk '{print $1}') ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; compgen -f -- "$current")
}
complete -o filenames -F _miru_run miru-run
