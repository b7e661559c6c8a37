// read_confined: decides what is read here and what in the child.
#include "read/source.h"

namespace hearsay {

void read_confined(ByteSource& source, const SourceInput& input, const ReadOptions& options,
                   const TakeArticle& take, const HearProblem& problem) {
  read_source(source, input, options, take, problem);
}

}  // namespace hearsay
