# SPDX-FileCopyrightText: The MiRU Lab authors
# SPDX-License-Identifier: GPL-3.0-or-later

# cmake -DFILE=….ts -DPROBLEM=WARNING|FATAL_ERROR -P check.cmake: says how many words of a translation wait to be translated.
file(STRINGS ${FILE} unfinished REGEX "<translation type=\"unfinished\"")
list(LENGTH unfinished count)
if(count GREATER 0)
    get_filename_component(name ${FILE} NAME)
    message(${PROBLEM} "${name} has untranslated entries: ${count}. They appear in English.")
endif()
