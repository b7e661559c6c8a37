// The text of NITF, the agencies' markup for one report.
#pragma once

#include "read/html/html.h"
#include "read/wire/wire_item.h"
#include "read/xml/xml_tree.h"

namespace hearsay::wire {

// The report inside `node` (an <nitf>, <body> or <body.content>): the body's content and end.
HtmlText nitf_text(const XmlTree& tree, XmlTree::Node node, const Limits& limits);

// Fills what `item` does not know yet from the head and body.head of an <nitf>: title, byline,
// dateline, notes, management status, dates.
void nitf_metadata(const XmlTree& tree, XmlTree::Node nitf, Item& item);

}  // namespace hearsay::wire
