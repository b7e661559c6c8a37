// help, man, completions and schema: commands that print what is known without reading anything.
#include "cli/arguments.h"
#include "cli/help.h"
#include "cli/session.h"
#include "show/record_schema.h"

namespace hearsay::cli {

int run_help(Session& session, const Arguments& arguments) {
  if (arguments.has("--markdown")) {
    session.out.write(manual_markdown());
    return kFound;
  }
  if (arguments.operands().empty()) {
    session.out.write(overview(session.terminal.style));
    return kFound;
  }
  const std::string& name = arguments.operands()[0];
  const Command* command = find_command(name);
  if (command == nullptr) {
    session.say("there is no command '" + name + "'; `hearsay help` lists them");
    return kUsage;
  }
  session.out.write(help_on(*command, session.terminal.style));
  return kFound;
}

int run_man(Session& session, const Arguments&) {
  session.out.write(manual_roff());
  return kFound;
}

int run_completions(Session& session, const Arguments& arguments) {
  const std::string text = completions_for(arguments.operands()[0]);
  if (text.empty()) {
    session.say("completions: there are completions for bash, zsh and fish, not for '" +
                arguments.operands()[0] + "'");
    return kUsage;
  }
  session.out.write(text);
  return kFound;
}

int run_schema(Session& session, const Arguments&) {
  session.out.write(record_schema());
  return kFound;
}

}  // namespace hearsay::cli
