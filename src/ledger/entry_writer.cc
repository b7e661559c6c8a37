#include "ledger/entry_writer.h"

#include "base/hash.h"
#include "base/json_writer.h"
#include "hearsay/record.h"

namespace hearsay {

void append_chain_field(std::string& digest, std::string_view field) {
  const uint64_t size = field.size();
  char length[8];
  for (size_t i = 0; i < 8; ++i) length[i] = static_cast<char>(size >> (8 * i));
  digest.append(length, sizeof length);
  digest.append(field);
}

std::string notes_json(const std::vector<Note>& notes) {
  std::string out;
  if (notes.empty()) return out;
  JsonWriter json(out);
  json.begin_array();
  for (const Note& note : notes) {
    json.begin_object();
    json.key("stage");
    json.string(note.stage);
    json.key("text");
    json.string(note.text);
    json.end_object();
  }
  json.end_array();
  return out;
}

void append_content_words(const Statement& statement, std::string_view text, std::string& words) {
  const auto append = [&](std::string_view piece) {
    if (piece.empty()) return;
    if (!words.empty()) words += kWordBorder;
    words += piece;
  };
  for (const Span span : statement.content.spans) append(span.of(text));
  for (const Hop& hop : statement.chain) append(hop.words.of(text));
  if (statement.target) append(statement.target->holder);
}

void append_holder_words(const Statement& statement, std::string_view text,
                         const std::unordered_map<std::string_view, std::string_view>& actor_names,
                         std::string& words) {
  for (const Hop& hop : statement.chain) {
    if (!hop.holder) continue;
    if (!words.empty()) words += kWordBorder;
    words += hop.holder->span.of(text);
    if (hop.holder->actor.empty()) continue;
    const auto name = actor_names.find(hop.holder->actor);
    if (name == actor_names.end() || name->second.empty()) continue;
    words += kWordBorder;
    words += name->second;
  }
}

EntryWriter::EntryWriter(Database& database)
    : database_(database),
      made_by_(database, kMadeByTable),
      article_(database, kArticleTable),
      entry_(database, kEntryTable),
      statement_(database, kStatementTable),
      hop_(database, kHopTable),
      passage_(database, kPassageTable),
      recipient_(database, kRecipientTable),
      event_(database, kEventTable),
      actor_(database, kActorTable),
      mention_(database, kMentionTable),
      actor_link_(database, kActorLinkTable),
      article_words_(database, "INSERT INTO article_words(rowid,title,text) VALUES(?,?,?)"),
      statement_words_(database,
                       "INSERT INTO statement_words(rowid,content,holders) VALUES(?,?,?)"),
      same_(database, "SELECT row, sha256, version FROM article WHERE id=?"),
      newest_version_(database,
                      "SELECT row, id, version FROM article WHERE url=? ORDER BY version DESC"),
      known_maker_(database, "SELECT row FROM made_by WHERE record=?"),
      last_entry_(database, "SELECT row, chain FROM entry ORDER BY row DESC LIMIT 1"),
      last_article_(database, "SELECT row FROM article ORDER BY row DESC LIMIT 1"),
      last_maker_(database, "SELECT row FROM made_by ORDER BY row DESC LIMIT 1") {
  for (const Status& status :
       {made_by_.status(), article_.status(), entry_.status(), statement_.status(), hop_.status(),
        passage_.status(), recipient_.status(), event_.status(), actor_.status(), mention_.status(),
        actor_link_.status(),
        article_words_.status(), statement_words_.status(), same_.status(),
        newest_version_.status(), known_maker_.status(), last_entry_.status(),
        last_article_.status(), last_maker_.status()}) {
    if (status_.ok() && !status.ok()) status_ = status;
  }
}

Status EntryWriter::begin() {
  makers_.clear();
  entry_row_ = article_row_ = maker_row_ = 0;
  chain_.clear();
  if (last_entry_.next()) {
    entry_row_ = last_entry_.integer(0);
    chain_ = last_entry_.text(1);
  }
  if (last_article_.next()) article_row_ = last_article_.integer(0);
  if (last_maker_.next()) maker_row_ = last_maker_.integer(0);
  Status status;
  for (Query* query : {&last_entry_, &last_article_, &last_maker_}) {
    if (status.ok()) status = query->status();
    query->reset();
  }
  return status;
}

Result<bool> EntryWriter::find_same(const Report& report, Added& added) {
  const Article& article = report.article;
  same_.bind(article.id);
  const bool found = same_.next();
  Status status = same_.status();
  if (found) {
    added.outcome = AddOutcome::Same;
    added.row = same_.integer(0);
    added.version = same_.uint32(2);
    if (same_.text(1) != article.sha256) {
      status = {StatusKind::Corrupt, "The ledger " + database_.name() + " has another text under " +
                                         article.id + "; `hearsay verify` says more."};
    }
  }
  same_.reset();
  if (!status.ok()) return status;
  return found;
}

Status EntryWriter::find_version(const Report& report, Added& added, int64_t& replaces) {
  replaces = 0;
  if (report.article.url.empty()) return Status::Ok();
  newest_version_.bind(report.article.url);
  if (newest_version_.next()) {
    replaces = newest_version_.integer(0);
    added.outcome = AddOutcome::NewVersion;
    added.replaces = newest_version_.text(1);
    added.version = newest_version_.uint32(2) + 1;
  }
  Status status = newest_version_.status();
  newest_version_.reset();
  return status;
}

Result<int64_t> EntryWriter::made_by_row(const std::string& record) {
  if (const auto known = makers_.find(record); known != makers_.end()) return known->second;
  known_maker_.bind(record);
  int64_t row = known_maker_.next() ? known_maker_.integer(0) : 0;
  Status status = known_maker_.status();
  known_maker_.reset();
  if (status.ok() && row == 0) {
    row = ++maker_row_;
    status = made_by_.integer(row).text(record).insert();
  }
  if (!status.ok()) return status;
  makers_.emplace(record, row);
  return row;
}

// All JSON records of the report, and the chain's link over them.
void EntryWriter::make_records(const Report& report) {
  const RecordWriter writer(report.article.text);
  records_.clear();
  statement_ends_.clear();
  event_ends_.clear();
  digest_.clear();
  append_chain_field(digest_, chain_);
  append_chain_field(digest_, report.article.id);
  append_chain_field(digest_, report.article.sha256);
  append_chain_field(digest_, maker_record_);
  append_chain_field(digest_, notes_);
  const auto append = [&](const auto& item) {
    const size_t begin = records_.size();
    writer.append(item, records_);
    append_chain_field(digest_, std::string_view(records_).substr(begin));
  };
  for (const Statement& statement : report.statements) {
    append(statement);
    statement_ends_.push_back(records_.size());
  }
  for (const Event& event : report.events) {
    append(event);
    event_ends_.push_back(records_.size());
  }
  for (const Actor& actor : report.actors) append(actor);
  chain_ = sha256_hex(digest_);
}

Result<Added> EntryWriter::add(const Report& report, const MadeBy& made_by, int64_t recorded) {
  Added added;
  added.article = report.article.id;
  const Result<bool> same = find_same(report, added);
  if (!same.ok()) return same.status();
  if (same.value()) return added;

  int64_t replaces = 0;
  if (Status status = find_version(report, added, replaces); !status.ok()) return status;
  maker_record_ = made_by_json(made_by);
  const Result<int64_t> maker = made_by_row(maker_record_);
  if (!maker.ok()) return maker.status();
  notes_ = notes_json(report.notes);
  actor_names_.clear();
  for (const Actor& actor : report.actors) actor_names_.emplace(actor.id, actor.name);

  added.row = ++article_row_;
  ++entry_row_;
  make_records(report);
  Status status = write_article(report, added, replaces);
  if (status.ok()) status = write_entry(report, maker.value(), recorded);
  for (size_t i = 0; status.ok() && i < report.statements.size(); ++i) {
    status = write_statement(report, i);
  }
  if (status.ok()) status = write_events(report);
  if (status.ok()) status = write_actors(report);
  if (!status.ok()) return status;
  added.statements = static_cast<uint32_t>(report.statements.size());
  return added;
}

Status EntryWriter::write_article(const Report& report, const Added& added, int64_t replaces) {
  const Article& article = report.article;
  article_.integer(article_row_).text(article.id).text(article.sha256);
  article_.text_or_null(article.url).text_or_null(article.outlet).text_or_null(article.title);
  article_.text_or_null(article.byline).text_or_null(article.published);
  article_.text_or_null(article.language).text_or_null(article.source_id);
  article_.integer(article.body.begin).integer(article.body.end).integer(added.version);
  replaces == 0 ? article_.null() : article_.integer(replaces);
  if (Status status = article_.text(article.text).insert(); !status.ok()) return status;
  return article_words_.bind(article_row_).bind_or_null(article.title).bind(article.text).run();
}

Status EntryWriter::write_entry(const Report& report, int64_t made_by, int64_t recorded) {
  entry_.integer(entry_row_).integer(article_row_).integer(made_by);
  recorded == kUnknownTime ? entry_.null() : entry_.integer(recorded);
  entry_.integer(static_cast<int64_t>(report.statements.size()));
  entry_.integer(static_cast<int64_t>(report.events.size()));
  entry_.integer(static_cast<int64_t>(report.actors.size()));
  return entry_.text_or_null(notes_).text(chain_).insert();
}

Status EntryWriter::write_statement(const Report& report, size_t ordinal) {
  const Statement& statement = report.statements[ordinal];
  const std::string_view text = report.article.text;
  const int64_t row = statement_row(entry_row_, ordinal);
  const auto holder_text = [&](const Hop& hop) {
    return hop.holder ? hop.holder->span.of(text) : std::string_view();
  };
  const Hop& origin = statement.chain.back();
  statement_.integer(row).text(statement.id).integer(entry_row_).text(name_of(statement.act));
  statement_.text(name_of(statement.content.quote)).text(name_of(statement.certainty));
  statement_.text(name_of(statement.polarity)).real(statement.confidence);
  statement_.integer(static_cast<int64_t>(statement.chain.size()));
  statement_.text_or_null(holder_text(statement.chain.front())).text_or_null(holder_text(origin));
  statement_.text_or_null(origin.holder ? origin.holder->actor : std::string_view());
  const bool known = origin.holder && origin.holder->named;
  known ? statement_.integer(*origin.holder->named ? 1 : 0) : statement_.null();
  statement_.text_or_null(origin.said ? origin.said->value : std::string_view());
  statement_.text_or_null(statement.target ? statement.target->statement : std::string_view());
  const size_t begin = ordinal == 0 ? 0 : statement_ends_[ordinal - 1];
  const std::string_view record =
      std::string_view(records_).substr(begin, statement_ends_[ordinal] - begin);
  if (Status status = statement_.text(record).insert(); !status.ok()) return status;
  if (Status status = write_hops(statement, text, row); !status.ok()) return status;
  for (size_t i = 0; i < statement.content.spans.size(); ++i) {
    const Span span = statement.content.spans[i];
    passage_.integer(row).integer(static_cast<int64_t>(i)).integer(span.begin).integer(span.end);
    if (Status status = passage_.insert(); !status.ok()) return status;
  }
  return write_words(report, statement, row);
}

Status EntryWriter::write_hops(const Statement& statement, std::string_view text, int64_t row) {
  for (size_t i = 0; i < statement.chain.size(); ++i) {
    const Hop& hop = statement.chain[i];
    static const Holder kNobody;
    const Holder& holder = hop.holder ? *hop.holder : kNobody;
    hop_.integer(row).integer(static_cast<int64_t>(i));
    hop_.text_or_null(holder.span.of(text)).text_or_null(holder.actor).text(name_of(holder.kind));
    holder.named ? hop_.integer(*holder.named ? 1 : 0) : hop_.null();
    hop_.text(name_of(holder.number)).text_or_null(holder.country).text(name_of(hop.act));
    hop_.integer(hop.implied ? 1 : 0);
    hop_.text_or_null(hop.said ? hop.said->value : std::string_view());
    if (Status status = hop_.insert(); !status.ok()) return status;
    if (!hop.recipient) continue;
    const Recipient& recipient = *hop.recipient;
    recipient_.integer(row).integer(static_cast<int64_t>(i));
    recipient_.text_or_null(recipient.span.of(text)).text_or_null(recipient.actor);
    recipient_.text_or_null(recipient.through.of(text));
    if (Status status = recipient_.insert(); !status.ok()) return status;
  }
  return Status::Ok();
}

Status EntryWriter::write_words(const Report& report, const Statement& statement, int64_t row) {
  content_words_.clear();
  holder_words_.clear();
  append_content_words(statement, report.article.text, content_words_);
  append_holder_words(statement, report.article.text, actor_names_, holder_words_);
  return statement_words_.bind(row).bind(content_words_).bind(holder_words_).run();
}

Status EntryWriter::write_events(const Report& report) {
  size_t begin = statement_ends_.empty() ? 0 : statement_ends_.back();
  for (size_t i = 0; i < report.events.size(); ++i) {
    const Event& event = report.events[i];
    event_.integer(entry_row_).integer(static_cast<int64_t>(i)).text(event.id);
    event_.text_or_null(event.type).text_or_null(event.mode).text_or_null(event.statement);
    event_.text(std::string_view(records_).substr(begin, event_ends_[i] - begin));
    if (Status status = event_.insert(); !status.ok()) return status;
    begin = event_ends_[i];
  }
  return Status::Ok();
}

Status EntryWriter::write_actors(const Report& report) {
  for (size_t i = 0; i < report.actors.size(); ++i) {
    const Actor& actor = report.actors[i];
    actor_.integer(entry_row_).integer(static_cast<int64_t>(i)).text(actor.id);
    actor_.text_or_null(actor.name).text(name_of(actor.kind)).text_or_null(actor.country);
    if (Status status = actor_.text_or_null(actor.wikidata).insert(); !status.ok()) return status;
    for (size_t j = 0; j < actor.mentions.size(); ++j) {
      const Span span = actor.mentions[j];
      mention_.integer(entry_row_)
          .integer(static_cast<int64_t>(i))
          .integer(static_cast<int64_t>(j));
      if (Status status = mention_.integer(span.begin).integer(span.end).insert(); !status.ok()) {
        return status;
      }
    }
    for (size_t j = 0; j < actor.suggested.size(); ++j) {
      const SuggestedActor& one = actor.suggested[j];
      actor_link_.integer(entry_row_).integer(static_cast<int64_t>(i));
      actor_link_.integer(static_cast<int64_t>(j)).text(one.id).real(one.score);
      if (Status status = actor_link_.text_or_null(one.reason).insert(); !status.ok()) {
        return status;
      }
    }
  }
  return Status::Ok();
}

}  // namespace hearsay
