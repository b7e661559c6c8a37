// From argv to an exit code.
#pragma once

namespace hearsay::cli {

// Finds the command, parses its flags, runs it. Never throws; gives the exit code (see Exit).
int run(int argc, char** argv);

}  // namespace hearsay::cli
