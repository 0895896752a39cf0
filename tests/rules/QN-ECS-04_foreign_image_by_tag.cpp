// An image of a registry that is not ours, named by a tag.
#include <quoin/aws/digest.hpp>

using namespace quoin;

#ifdef MISUSE
constexpr auto image = "public.ecr.aws/docker/library/nginx:1.27"_image;
#else
constexpr auto image =
    "public.ecr.aws/docker/library/nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"_image;
#endif

static_assert(!image.text.empty());
