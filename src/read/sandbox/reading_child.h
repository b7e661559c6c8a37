// What a reading child does: reads the one input its parent sends, and answers with its articles.
#pragma once

namespace hearsay::sandbox {

// The Zygote::Work of reading. Never throws; on running out of memory it says so and returns.
void reading_child(int socket);

}  // namespace hearsay::sandbox
