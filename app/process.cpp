// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/process.h"

#include <fcntl.h>
#include <langinfo.h>
#include <pwd.h>
#include <signal.h>
#include <strings.h>
#include <unistd.h>

#include <QHashFunctions>
#include <QString>
#include <cerrno>
#include <clocale>
#include <cstdlib>
#include <string>

#include "app/exit_code.h"
#include "core/files/memory.h"

namespace miru {
namespace {

/// Whether the environment names a locale that is installed, and it has UTF-8.
bool isUtf8() {
    if (!std::setlocale(LC_ALL, "")) return false;
    return ::strcasecmp(::nl_langinfo(CODESET), "UTF-8") == 0;
}

std::string variable(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

/// For us and for every program started by us.
void settleEncoding() {
    if (isUtf8()) return;
    // LC_ALL overrides all others: what it says is said by LANG instead, so that the encoding can be said apart.
    const std::string all = variable("LC_ALL");
    if (!all.empty()) {
        ::setenv("LANG", all.c_str(), 1);
        for (const char* category :
             {"LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME", "LC_MEASUREMENT",
              "LC_PAPER", "LC_NAME", "LC_ADDRESS", "LC_TELEPHONE", "LC_IDENTIFICATION", "LC_ALL"})
            ::unsetenv(category);
    }
    ::setenv("LC_CTYPE", "C.UTF-8", 1);
    if (isUtf8()) return;
    // The locale is not installed. Its language is still what people want to read.
    const std::string messages = variable("LC_MESSAGES");
    const std::string language = messages.empty() ? variable("LANG") : messages;
    if (!language.empty()) ::setenv("LANGUAGE", language.c_str(), 0);
    ::setenv("LC_ALL", "C.UTF-8", 1);
}

void openStandardStreams() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(descriptor, F_GETFD) < 0 &&
            ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            std::abort();
}

void settleHome() {
    if (!variable("HOME").empty()) return;
    if (const passwd* const user = ::getpwuid(::getuid()); user && user->pw_dir && *user->pw_dir)
        ::setenv("HOME", user->pw_dir, 1);
}

QtMessageHandler passOn = nullptr;

void dropRemarksOnFolders(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (!message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR"))) passOn(type, context, message);
}

}  // namespace

void settleProcess() {
    QHashSeed::setDeterministicGlobalSeed();
    keepMemoryInReserve();
    openStandardStreams();
    settleEncoding();
    settleHome();
    passOn = qInstallMessageHandler(dropRemarksOnFolders);
}

void settleInterruption() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = [](int) {
            static constexpr char sentence[] = MIRU_PROGRAM ": stopped.\n";
            [[maybe_unused]] const auto ignored = ::write(STDERR_FILENO, sentence, sizeof sentence - 1);
            ::_exit(Failed);
        };
        ::sigaction(signal, &action, nullptr);
    }
}

void becomeProgram(const std::string& program, const std::vector<std::string>& arguments) {
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    ::execv(program.c_str(), words.data());
}

bool isWatched() { return ::isatty(STDERR_FILENO) != 0; }

int whyClosed(const std::string& folder) { return ::access(folder.c_str(), W_OK) == 0 ? 0 : errno; }

void settleLocale() {
    std::setlocale(LC_NUMERIC, "C");
    std::setlocale(LC_MESSAGES, "C");
}

}  // namespace miru
