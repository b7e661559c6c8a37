#include "read/warc/read_warc.h"

#include <charconv>
#include <chrono>
#include <map>
#include <memory>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "hearsay/capture.h"
#include "io/peeked_source.h"
#include "read/html/html.h"
#include "read/source.h"
#include "read/text_file.h"
#include "read/warc/http_message.h"

namespace hearsay {
namespace {

// "2026-03-04T08:15:00Z", also with a fraction, as seconds since 1970; 0: unknown.
int64_t seconds_of(std::string_view date) {
  constexpr size_t kBegins[] = {0, 5, 8, 11, 14, 17};
  constexpr size_t kSizes[] = {4, 2, 2, 2, 2, 2};
  int part[6] = {};
  if (date.size() < 20 || date[10] != 'T' || date.back() != 'Z') return 0;
  for (size_t i = 0; i < 6; ++i) {
    const char* begin = date.data() + kBegins[i];
    const auto [end, error] = std::from_chars(begin, begin + kSizes[i], part[i]);
    if (error != std::errc() || end != begin + kSizes[i]) return 0;
  }
  using namespace std::chrono;
  const year_month_day day{year(part[0]), month(static_cast<unsigned>(part[1])),
                           std::chrono::day(static_cast<unsigned>(part[2]))};
  if (!day.ok()) return 0;
  return sys_seconds(sys_days(day)).time_since_epoch().count() + part[3] * 3600 + part[4] * 60 +
         part[5];
}

// `bytes` of the archive as text: what is no UTF-8 is percent-coded, as in a URL it should be.
std::string as_text(std::string_view bytes) {
  if (!first_invalid_utf8(bytes) && bytes.find('\0') == std::string_view::npos) {
    return std::string(bytes);
  }
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      text += c;
    } else {
      text += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return text;
}

// A page out of a record, ready for its reader.
struct Page {
  std::string body;
  std::string content_type;
  std::shared_ptr<Capture> capture;
};

enum class PageKind : unsigned char { Html, Text, Other };

PageKind kind_of(std::string_view content_type, std::string_view body) {
  const std::string type = lower_ascii(content_type.substr(0, content_type.find(';')));
  if (type.starts_with("text/html") || type.starts_with("application/xhtml+xml")) {
    return PageKind::Html;
  }
  if (type.starts_with("text/plain")) return PageKind::Text;
  if (!type.empty()) return PageKind::Other;
  const std::string head = lower_ascii(body.substr(0, 1024));
  const bool html = head.find("<html") != std::string::npos ||
                    head.find("<!doctype html") != std::string::npos;
  return html ? PageKind::Html : PageKind::Other;
}

class Archive {
 public:
  Archive(const std::string& name, const ReadOptions& options, const TakeArticle& take,
          const HearProblem& problem)
      : name_(name), options_(options), take_(take), problem_(problem) {}

  // False once `take` has had enough.
  bool read(const WarcRecord& record) {
    if (record.type == "response") {
      read_response(record);
    } else if (record.type == "resource" || record.type == "conversion") {
      Page page;
      page.capture = captured(record);
      page.capture->sha256 = sha256_hex(record.block);
      page.capture->size = record.block.size();
      page.content_type = record.header.value("Content-Type");
      page.body = record.block;
      read_page(record, std::move(page), kind_of(page.content_type, record.block));
    } else if (record.type == "continuation") {
      refuse(record, StatusKind::Unsupported,
             "is a later part of a record in several parts, which hearsay does not join");
    } else if (record.type.empty()) {
      refuse(record, StatusKind::InvalidInput, "does not say its type");
    } else {
      pass_over(as_text(record.type.substr(0, 40)));
    }
    return more_;
  }

  // A problem of the archive itself.
  void hear(const std::string& where, const Status& status) {
    ++counts_.records;
    ++counts_.problems;
    problem_({where, status.message(), status.kind(), true});
  }

  void sum_up() {
    if (counts_.records == 0) {
      problem_({name_, name_ + " holds no record; it is empty", StatusKind::InvalidInput, true});
      return;
    }
    if (counts_.not_wanted == 0) return;
    std::string why = name_ + ": of " + std::to_string(counts_.records) + " records " +
                      std::to_string(counts_.articles) + " gave articles";
    if (counts_.problems != 0) {
      why += ", " + std::to_string(counts_.problems) + " could not be read";
    }
    why += "; passed over, for they hold no report:";
    bool first = true;
    for (const auto& [kind, count] : passed_over_) {
      why += (first ? " " : ", ") + std::to_string(count) + " " + kind;
      first = false;
    }
    problem_({name_, why, StatusKind::Unsupported, false});
  }

  const WarcCounts& counts() const { return counts_; }

 private:
  void pass_over(const std::string& kind) {
    ++counts_.records;
    ++counts_.not_wanted;
    // Kinds come from the archive: not more of them than fit a sentence.
    ++passed_over_[passed_over_.size() < 12 || passed_over_.contains(kind) ? kind : "other"];
  }

  void refuse(const WarcRecord& record, StatusKind kind, const std::string& why) {
    hear(record.name, {kind, record.name + " " + why});
  }

  static std::shared_ptr<Capture> captured(const WarcRecord& record) {
    auto capture = std::make_shared<Capture>();
    std::string_view url = record.header.value("WARC-Target-URI");
    // WARC 1.0 writers put it between angle brackets.
    if (url.size() > 1 && url.front() == '<' && url.back() == '>') {
      url = url.substr(1, url.size() - 2);
    }
    capture->url = capture->final_url = as_text(url);
    capture->address = as_text(record.header.value("WARC-IP-Address"));
    capture->fetched = seconds_of(record.header.value("WARC-Date"));
    capture->body_kept = false;  // the archive has it
    return capture;
  }

  void read_response(const WarcRecord& record) {
    if (!record.header.value("WARC-Segment-Number").empty()) {
      return refuse(record, StatusKind::Unsupported,
                    "is a record in several parts, which hearsay does not join");
    }
    const std::string_view target = record.header.value("WARC-Target-URI");
    if (!record.block.starts_with("HTTP/") && !target.starts_with("http") &&
        !target.starts_with("<http")) {
      return pass_over("response that is not HTTP");  // "dns:" among others
    }
    const Result<HttpMessage> message = parse_http(record.block);
    if (!message.ok()) return refuse(record, message.status().kind(), message.status().message());
    if (message->status < 200 || message->status > 203) {
      return pass_over("answer with a status other than 200");
    }
    Page page;
    page.content_type = message->header.value("Content-Type");
    if (!page.content_type.empty() && kind_of(page.content_type, {}) == PageKind::Other) {
      return pass_over("answer that is no page");
    }
    Result<std::string> joined = joined_body(*message);
    if (!joined.ok()) return refuse(record, joined.status().kind(), joined.status().message());
    page.capture = captured(record);
    page.capture->status = message->status;
    page.capture->headers = message->head;
    page.capture->sha256 = sha256_hex(*joined);
    page.capture->size = joined->size();
    Result<std::string> body = unpack_body(*message, std::move(*joined), options_.limits);
    if (!body.ok()) return refuse(record, body.status().kind(), body.status().message());
    page.body = std::move(*body);
    const PageKind kind = kind_of(page.content_type, page.body);
    read_page(record, std::move(page), kind);
  }

  void read_page(const WarcRecord& record, Page page, PageKind kind) {
    if (kind == PageKind::Other) return pass_over(std::string(record.type) + " that is no page");
    if (page.body.size() > options_.limits.max_article_bytes) {
      return refuse(record, StatusKind::Limit,
                    "holds a page larger than the limit of " +
                        std::to_string(options_.limits.max_article_bytes >> 20) + " MB");
    }
    identify(*page.capture);
    bool gave = false, refused = false;
    const TakeArticle take = [&](Article&& article) {
      gave = true;
      article.capture = page.capture;
      return more_ = take_(std::move(article));
    };
    const HearProblem hear_page = [&](const InputProblem& one) {
      // One page, one problem, however many things are wrong with it.
      if (one.skipped && refused) return;
      refused = refused || one.skipped;
      problem_(one);
    };
    const DocumentInput document{page.body, record.name, page.capture->url, page.content_type};
    if (kind == PageKind::Html) {
      read_html(document, options_, take, hear_page);
    } else {
      read_plain(document, take, hear_page);
    }
    ++counts_.records;
    ++(gave ? counts_.articles : counts_.problems);
    if (!gave && !refused) {
      problem_({record.name, record.name + " holds no text", StatusKind::InvalidInput, true});
    }
  }

  // Plain text of the web, unlike a file of the user's, has no header to be believed.
  void read_plain(const DocumentInput& document, const TakeArticle& take,
                  const HearProblem& problem) {
    Result<std::string> text = decode_text(document.bytes, document.name);
    if (!text.ok()) {
      return problem({document.name, text.status().message(), text.status().kind(), true});
    }
    if (text->find_first_not_of(" \t\r\n") == std::string::npos) return;  // told as empty
    Article article;
    article.text = std::move(*text);
    article.body = {0, static_cast<uint32_t>(article.text.size())};
    article.url = document.url;
    article.read_from = document.name;
    complete_article(article, options_);
    take(std::move(article));
  }

  const std::string& name_;
  const ReadOptions& options_;
  const TakeArticle& take_;
  const HearProblem& problem_;
  bool more_ = true;
  WarcCounts counts_;
  std::map<std::string, uint64_t> passed_over_;
};

}  // namespace

WarcCounts read_warc_counted(ByteSource& source, const StreamInput& input,
                             const ReadOptions& options, const TakeArticle& take,
                             const HearProblem& problem) {
  Archive archive(input.name, options, take, problem);
  const Result<std::string> head = read_head(source);
  if (!head.ok()) {
    archive.hear(input.name, head.status());
    return archive.counts();
  }
  PeekedSource whole(*head, source);
  WarcRecords records(compression_of(*head), whole, input.name, options.limits, input.resume_at);
  bool more = true;
  for (uint64_t seen = 0; more; ++seen) {
    const WarcRecords::Found found = records.next();
    if (found == WarcRecords::Found::End) {
      if (seen >= input.pass_over) archive.sum_up();
      break;
    }
    if (seen < input.pass_over) continue;
    const WarcRecord& record = records.record();
    if (input.begins) input.begins(record.resume_at, record.records_before);
    if (found == WarcRecords::Found::Problem) {
      archive.hear(records.where(), records.problem());
    } else {
      more = archive.read(record);
    }
  }
  return archive.counts();
}

void read_warc(ByteSource& source, const StreamInput& input, const ReadOptions& options,
               const TakeArticle& take, const HearProblem& problem) {
  (void)read_warc_counted(source, input, options, take, problem);
}

}  // namespace hearsay
