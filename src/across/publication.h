// When an article was published, as far as its metadata tell.
#pragma once

#include <cstdint>
#include <optional>

#include "hearsay/article.h"

namespace hearsay::across {

struct Published {
  int64_t day = 0;                // since 1970-01-01, as written, whatever the zone
  std::optional<int64_t> second;  // since 1970-01-01 UTC, where a time is given (without a zone: as
                                  // if it were UTC)
};

// Nullopt where Article::published holds no whole date.
std::optional<Published> published_at(const Article& article);

}  // namespace hearsay::across
