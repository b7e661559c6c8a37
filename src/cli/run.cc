#include "cli/run.h"

#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/help.h"
#include "cli/session.h"

namespace hearsay::cli {
namespace {

// One step out of the way for everything that goes wrong with a command line.
int usage_error(Session& session, const std::string& where, const std::string& what) {
  session.say(where + ": " + what + "; `" + "hearsay help" +
              (where == "hearsay" ? "" : " " + where) + "` shows what there is");
  return kUsage;
}

int dispatch(Session& session, const std::vector<std::string>& words) {
  if (words.empty()) {
    session.out.write(overview(session.terminal.style));
    return kUsage;
  }
  const std::string& name = words[0];
  if (name == "--version" || name == "-V") {
    session.out.write(version_text());
    return kFound;
  }
  if (name == "--help" || name == "-h") {
    session.out.write(overview(session.terminal.style));
    return kFound;
  }
  const Command* command = find_command(name);
  if (command == nullptr) {
    std::vector<std::string_view> names;
    for (const Command& known : commands()) names.push_back(known.name);
    std::string sentence = name.starts_with("-")
                               ? "flags stand after the command, not before it: " + name
                               : "there is no command '" + name + "'";
    const std::string_view near = closest(name, names);
    if (!near.empty()) sentence += "; did you mean " + std::string(near) + "?";
    session.say(sentence + (near.empty() ? "; `hearsay help` lists the commands" : ""));
    return kUsage;
  }
  const Result<Arguments> arguments = parse(*command, {words.begin() + 1, words.end()});
  if (!arguments.ok()) return usage_error(session, name, arguments.status().message());
  apply_colour(session.terminal, arguments->text("--color"));
  if (arguments->has("--help")) {
    session.out.write(help_on(*command, session.terminal.style));
    return kFound;
  }
  return command->run(session, *arguments);
}

}  // namespace

int run(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is then an error of write(), which Output knows
  std::signal(SIGXFSZ, SIG_IGN);  // likewise a file beyond the limit of the user: an error, told
  Output out(STDOUT_FILENO);
  Session session{out, look_at_terminal()};
  int code = kBadInput;
  try {
    code = dispatch(session, {argv + (argc > 0 ? 1 : 0), argv + argc});
  } catch (const std::bad_alloc&) {
    session.say("there is not enough memory; try --threads 1, or fewer inputs at a time");
  } catch (const std::exception& error) {
    session.say(std::string("a fault of hearsay itself, please report it: ") + error.what());
  }
  out.flush();
  if (!out.status().ok()) {
    session.say(out.status().message());
    return kBadInput;
  }
  return code;
}

}  // namespace hearsay::cli
