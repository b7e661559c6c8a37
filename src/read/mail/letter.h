// Letters (.eml) and mailboxes (mbox) to articles: newsletters, alerts, mailed press releases.
//
// Own code over RFC 5322 and MIME rather than GMime, for three reasons: GLib aborts the process
// where memory is short, which a reader of untrusted input must not; GMime converts encodings with
// iconv, whose tables are files that the confined child cannot open; and it would bring 18 packages
// for what are four small files here. What is hard about mail, the encodings, is ICU's work
// (read/charset).
#pragma once

#include "read/formats.h"

namespace hearsay {

// Whether the first bytes of a file begin a letter or a mailbox.
bool begins_letter(std::string_view head);
bool begins_mailbox(std::string_view head);

// A DocumentReader: the article of a letter, and one of each letter inside it (a forwarded one).
// Of alternatives the plain text is taken, unless it is a stub beside the HTML. A letter of a list
// names its outlet (List-Id, else From); any other From is the byline. Attachments, and parts that
// were not read, are a remark that names them.
void read_letter(const DocumentInput& input, const ReadOptions& options, const TakeArticle& take,
                 const HearProblem& problem);

// A StreamReader: the letters of an mbox (mboxo and mboxrd: one ">" is taken off ">From "), in
// memory bounded by the largest letter. Messages call a letter by its offset, "news.mbox:81220".
// A letter larger than options.limits.max_article_bytes is passed over and named.
void read_mailbox(ByteSource& source, const StreamInput& input, const ReadOptions& options,
                  const TakeArticle& take, const HearProblem& problem);

}  // namespace hearsay
