// hearsay embed: sentence vectors as JSON Lines, as numbers with tabs, or as raw floats.
#include <array>
#include <charconv>
#include <cstring>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "cli/extraction.h"
#include "cli/ordered_work.h"
#include "io/env.h"
#include "language/analyse.h"

namespace hearsay::cli {
namespace {

enum class VectorForm : uint8_t { JsonLines, Tsv, Raw };

std::string_view digits_of(float value, std::array<char, 32>& buffer) {
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), static_cast<size_t>(end - buffer.data())};
}

void append_tsv(std::string& out, std::span<const float> vector) {
  std::array<char, 32> buffer;
  for (size_t i = 0; i < vector.size(); ++i) {
    if (i != 0) out += '\t';
    out += digits_of(vector[i], buffer);
  }
  out += '\n';
}

void append_raw(std::string& out, std::span<const float> vector) {
  const size_t at = out.size();
  out.resize(at + vector.size_bytes());
  std::memcpy(out.data() + at, vector.data(), vector.size_bytes());
}

// null where `vector` is empty.
void add_vector(JsonWriter& json, std::span<const float> vector) {
  json.key("vector");
  if (vector.empty()) return json.null();
  std::array<char, 32> buffer;
  json.begin_array();
  for (const float value : vector) json.raw(digits_of(value, buffer));
  json.end_array();
}

std::string sentences_out(const Report& report, VectorForm form) {
  std::string out;
  const OffsetMap offsets(report.article.text);
  const std::string& id =
      report.article.id.empty() ? report.article.source_id : report.article.id;
  const uint32_t width = report.language.vector_width;
  for (size_t i = 0; i < report.text.sentences.size(); ++i) {
    const std::span<const float> all(report.language.sentence_vectors);
    if ((i + 1) * width > all.size()) break;
    const std::span<const float> vector = all.subspan(i * width, width);
    if (form == VectorForm::Tsv) append_tsv(out, vector);
    if (form == VectorForm::Raw) append_raw(out, vector);
    if (form != VectorForm::JsonLines) continue;
    const Span span = report.text.sentences[i].span;
    JsonWriter json(out);
    json.begin_object();
    json.key("id");
    json.string_or_null(id);
    json.key("sentence");
    json.number(uint64_t{i + 1});
    json.key("start");
    json.number(uint64_t{offsets.code_points(span.begin)});
    json.key("end");
    json.number(uint64_t{offsets.code_points(span.end)});
    json.key("text");
    json.string(span.of(report.article.text));
    add_vector(json, vector);
    json.end_object();
    out += '\n';
  }
  return out;
}

struct Line {
  std::string name, text;
  std::string problem;  // why there is no text
  size_t number = 0;
};

std::string line_out(const Line& line, std::vector<float> vector, uint32_t width,
                     VectorForm form) {
  std::string out;
  if (form == VectorForm::JsonLines) {
    JsonWriter json(out);
    json.begin_object();
    json.key("line");
    json.number(uint64_t{line.number});
    json.key("text");
    json.string(line.text);
    add_vector(json, vector);
    json.end_object();
    out += '\n';
    return out;
  }
  vector.resize(width, 0.0f);
  form == VectorForm::Tsv ? append_tsv(out, vector) : append_raw(out, vector);
  return out;
}

int embed_lines(Session& session, const Arguments& arguments, const Extraction& extraction,
                const Model& model, uint32_t width, VectorForm form) {
  uint64_t lines = 0;
  const auto produce = [&](const std::function<bool(Line&&)>& give) {
    for (const std::string& path : arguments.operands()) {
      const std::string name = path == "-" ? "standard input" : path;
      Result<std::unique_ptr<ByteSource>> source = Env::real().open(path);
      if (!source.ok()) {
        if (!give({name, {}, source.status().message(), 0})) return;
        continue;
      }
      LineReader reader(**source, extraction.stages.limits.max_article_bytes);
      LineReader::Line line;
      for (;;) {
        const Result<bool> more = reader.next(line);
        if (!more.ok() && !give({name, {}, more.status().message(), 0})) return;
        if (!more.ok() || !*more) break;
        const std::string where = name + ":" + std::to_string(line.number) + ": ";
        std::string why;
        if (line.too_long) why = where + "the line is too long; it gets no vector";
        if (first_invalid_utf8(line.text)) {
          why = where + "the line is not valid UTF-8; it gets no vector";
          line.text.clear();
        }
        if (!give({name, line.text, why, line.number})) return;
      }
    }
  };
  const auto work = [&](Line&& line) {
    Worked worked;
    if (!line.problem.empty()) worked.status = Status(StatusKind::InvalidInput, line.problem);
    if (line.number == 0) return worked;
    Article article;
    article.text = line.text;
    article.body = {0, static_cast<uint32_t>(article.text.size())};
    StageOptions options = extraction.stages;
    options.stop_after = "text";
    Result<Report> report = run_stages(std::move(article), options);
    std::vector<float> vector;
    if (report.ok()) {
      (void)analyse_language(*report, {options.limits, &model});
      vector = model.embed(report->language, 0, static_cast<uint32_t>(report->text.tokens.size()));
    } else if (worked.status.ok()) {
      worked.status = Status(report.status().kind(), line.name + ":" +
                                                         std::to_string(line.number) + ": " +
                                                         report.status().message());
    }
    worked.text = line_out(line, std::move(vector), width, form);
    return worked;
  };
  const auto consume = [&](Worked&& worked) {
    if (!worked.status.ok()) session.report(worked.status.message());
    if (worked.text.empty()) return true;
    ++lines;
    return session.out.write(worked.text);
  };
  work_in_order<Line, Worked>(
      {.threads = extraction.threads, .items = size_t{16} * extraction.threads + 16}, produce,
      [](const Line& line) { return line.text.size(); }, work, consume);
  return session.exit_code(lines != 0);
}

// The length of the model's sentence vectors; 0 where it has none.
uint32_t width_of(const Model& model) {
  Report report;
  report.article.text = "a";
  report.article.body = {0, 1};
  report.text.paragraphs = {{{0, 1}, ParagraphKind::Body, 0, 1}};
  report.text.sentences = {{{0, 1}, 0, 1, 0}};
  report.text.tokens = {{{0, 1}}};
  (void)analyse_language(report, {Limits{}, &model});
  return static_cast<uint32_t>(model.embed(report.language, 0, 1).size());
}

}  // namespace

int run_embed(Session& session, const Arguments& arguments) {
  const auto usage = [&](const std::string& what) {
    session.say("embed: " + what);
    return kUsage;
  };
  Result<Extraction> extraction = extraction_from(arguments);
  if (!extraction.ok()) return usage(extraction.status().message());
  const Result<OpenModel> open = open_model(arguments.text("--model"));
  if (!open.ok()) return usage(open.status().message());
  const Model& model = *open->model;
  const uint32_t width = width_of(model);
  if (width == 0) {
    return usage(open->path + " has no sentence vectors; use the standard model");
  }
  const std::string name = arguments.text("--format");
  const VectorForm form = name == "tsv"   ? VectorForm::Tsv
                          : name == "raw" ? VectorForm::Raw
                                          : VectorForm::JsonLines;
  if (arguments.has("--lines")) {
    return embed_lines(session, arguments, *extraction, model, width, form);
  }
  extraction->stages.stop_after = "text";
  uint64_t sentences = 0;
  extract_all(
      session, arguments.operands(), *extraction,
      [&](Worked& worked) {
        (void)analyse_language(worked.report, {extraction->stages.limits, &model});
        worked.statements = worked.report.text.sentences.size();
        worked.text = sentences_out(worked.report, form);
        worked.report = {};
      },
      [&](Worked&& worked) {
        sentences += worked.statements;
        return session.out.write(worked.text);
      });
  return session.exit_code(sentences != 0);
}

}  // namespace hearsay::cli
