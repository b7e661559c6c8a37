#include "text/conllu.h"

#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace hearsay {
namespace {

class Writer {
 public:
  explicit Writer(const Report& report)
      : article_(report.article), layer_(report.text), offsets_(report.article.text) {}

  std::string run() {
    const std::string& id = article_.id.empty() ? article_.source_id : article_.id;
    for (size_t i = 0; i < layer_.sentences.size(); ++i) {
      const Sentence& sentence = layer_.sentences[i];
      if (i == 0) {
        out_ += "# newdoc";
        if (!id.empty()) field(" id = ", id);
        out_ += '\n';
      }
      if (layer_.paragraphs[sentence.paragraph].first_sentence == i) out_ += "# newpar\n";
      out_ += "# sent_id = " + std::to_string(i + 1) + "\n# text = ";
      for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
        if (t > sentence.first_token && layer_.tokens[t].space_before) out_ += ' ';
        form(layer_.tokens[t].span);
      }
      out_ += '\n';
      tokens(sentence);
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  void tokens(const Sentence& sentence) {
    for (uint32_t t = sentence.first_token; t < sentence.end_token; ++t) {
      const uint32_t number = t - sentence.first_token + 1;
      uint32_t last = t;
      if (!layer_.tokens[t].joined || t == sentence.first_token) {
        while (last + 1 < sentence.end_token && layer_.tokens[last + 1].joined) ++last;
        if (last > t) {
          line(std::to_string(number) + "-" + std::to_string(number + last - t),
               {layer_.tokens[t].span.begin, layer_.tokens[last].span.end}, space_after(last));
        }
      }
      const bool inside = layer_.tokens[t].joined || last > t;  // SpaceAfter is the range's
      line(std::to_string(number), layer_.tokens[t].span, inside || space_after(t));
    }
  }

  bool space_after(uint32_t t) const {
    return t + 1 >= layer_.tokens.size() || layer_.tokens[t + 1].space_before;
  }

  void line(const std::string& number, Span span, bool space) {
    out_ += number + '\t';
    form(span);
    out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
    if (!space) out_ += "SpaceAfter=No|";
    out_ += "TokenRange=" + std::to_string(offsets_.code_points(span.begin)) + ':' +
            std::to_string(offsets_.code_points(span.end)) + '\n';
  }

  void form(Span span) { clean(span.of(article_.text)); }
  void field(std::string_view name, std::string_view value) {
    out_ += name;
    clean(value);
  }
  // A line of CoNLL-U must not be broken by what is in it.
  void clean(std::string_view text) {
    for (char c : text) out_ += (c == '\n' || c == '\t' || c == '\r') ? ' ' : c;
  }

  const Article& article_;
  const TextLayer& layer_;
  OffsetMap offsets_;
  std::string out_;
};

}  // namespace

std::string to_conllu(const Report& report) { return Writer(report).run(); }

}  // namespace hearsay
