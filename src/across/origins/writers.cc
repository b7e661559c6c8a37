#include <string>

#include "across/origins/origins.h"
#include "base/json_writer.h"
#include "base/utf8.h"

namespace hearsay::across {

namespace {

// Labels of people's graphs stay short; the JSON has them whole.
constexpr size_t kLongest = 80;

std::string shortened(std::string_view text) {
  std::string made;
  size_t characters = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.length == 0) break;
    if (++characters > kLongest) return made + "...";
    made += c.value < 0x20 ? std::string(" ") : std::string(text.substr(at, c.length));
    at += c.length;
  }
  return made;
}

std::string in_words(const ProvenanceNode& node) {
  std::string words = node.label.empty() ? std::string(name_of(node.kind)) : node.label;
  if (node.kind == ProvenanceNode::Kind::Article && !node.published.empty())
    words += ", " + node.published.substr(0, 10);
  if (node.kind == ProvenanceNode::Kind::Group && !node.outlet.empty())
    words += " (to " + node.outlet + ")";
  if (node.withdrawn) words += " (withdrawn)";
  return shortened(words);
}

std::string in_words(const ProvenanceEdge& edge) {
  std::string words(edge.label.empty() ? name_of(edge.kind) : edge.label);
  if (edge.act != Act::Assert) words += " (" + std::string(name_of(edge.act)) + ")";
  return shortened(words);
}

// A quoted string of DOT: only the quotation mark and the backslash are special.
std::string dot_string(const std::string& text) {
  std::string made = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') made += '\\';
    made += c;
  }
  return made + '"';
}

// Mermaid reads its labels as HTML with entities by number.
std::string mermaid_string(const std::string& text) {
  std::string made = "\"";
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == ' ' || c == ',' || c == '.' || c == '-' ||
                       static_cast<unsigned char>(c) >= 0x80;
    made += plain ? std::string(1, c) : "#" + std::to_string(static_cast<unsigned char>(c)) + ";";
  }
  return made + '"';
}

}  // namespace

std::string provenance_dot(const Provenance& provenance) {
  std::string out =
      "digraph provenance {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
  for (size_t i = 0; i < provenance.nodes.size(); ++i) {
    const ProvenanceNode& node = provenance.nodes[i];
    out += "  n" + std::to_string(i) + " [label=" + dot_string(in_words(node));
    if (node.kind == ProvenanceNode::Kind::Group) out += ", style=dashed";
    if (node.kind == ProvenanceNode::Kind::Document) out += ", shape=note";
    if (node.kind == ProvenanceNode::Kind::Person) out += ", shape=ellipse";
    if (node.root) out += ", penwidth=2";
    if (node.withdrawn || node.rests_on_withdrawn) out += ", color=gray, fontcolor=gray";
    out += "];\n";
  }
  for (const ProvenanceEdge& edge : provenance.edges) {
    out += "  n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) +
           " [label=" + dot_string(in_words(edge));
    if (edge.hop_dropped) out += ", style=dotted";
    out += "];\n";
  }
  return out + "}\n";
}

std::string provenance_mermaid(const Provenance& provenance) {
  std::string out = "flowchart LR\n";
  for (size_t i = 0; i < provenance.nodes.size(); ++i) {
    const ProvenanceNode& node = provenance.nodes[i];
    const bool round =
        node.kind == ProvenanceNode::Kind::Person || node.kind == ProvenanceNode::Kind::Group;
    out += "  n" + std::to_string(i) + (round ? "(" : "[") + mermaid_string(in_words(node)) +
           (round ? ")" : "]") + "\n";
  }
  for (const ProvenanceEdge& edge : provenance.edges) {
    out += "  n" + std::to_string(edge.from) + (edge.hop_dropped ? " -. " : " -- ") +
           mermaid_string(in_words(edge)) + (edge.hop_dropped ? " .-> n" : " --> n") +
           std::to_string(edge.to) + "\n";
  }
  std::string roots;
  for (size_t i = 0; i < provenance.nodes.size(); ++i) {
    if (provenance.nodes[i].root) roots += (roots.empty() ? "n" : ",n") + std::to_string(i);
  }
  if (!roots.empty()) out += "  classDef origin stroke-width:3px\n  class " + roots + " origin\n";
  return out;
}

std::string provenance_json(const Provenance& provenance) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.key("nodes");
  json.begin_array();
  for (size_t i = 0; i < provenance.nodes.size(); ++i) {
    const ProvenanceNode& node = provenance.nodes[i];
    json.begin_object();
    json.key("id");
    json.string("n" + std::to_string(i));
    json.key("kind");
    json.string(name_of(node.kind));
    json.key("label");
    json.string(node.label);
    json.key("article");
    json.string_or_null(node.article);
    json.key("outlet");
    json.string_or_null(node.outlet);
    json.key("published");
    json.string_or_null(node.published);
    json.key("origin");
    json.boolean(node.root);
    json.key("withdrawn");
    json.boolean(node.withdrawn);
    json.key("rests_on_withdrawn");
    json.boolean(node.rests_on_withdrawn);
    json.end_object();
  }
  json.end_array();
  json.key("edges");
  json.begin_array();
  for (const ProvenanceEdge& edge : provenance.edges) {
    json.begin_object();
    json.key("from");
    json.string("n" + std::to_string(edge.from));
    json.key("to");
    json.string("n" + std::to_string(edge.to));
    json.key("kind");
    json.string(name_of(edge.kind));
    json.key("act");
    json.string(name_of(edge.act));
    json.key("label");
    json.string_or_null(edge.label);
    json.key("hop_dropped");
    json.boolean(edge.hop_dropped);
    json.key("evidence");
    json.begin_array();
    for (const Evidence& one : edge.evidence) {
      json.begin_object();
      json.key("kind");
      json.string(name_of(one.kind));
      json.key("text");
      json.string(one.text);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return out;
}

}  // namespace hearsay::across
