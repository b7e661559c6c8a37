# One static library a folder of src/, its *_test.cc files one test program beside it.

set(HEARSAY_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    # GCC 12 at -O3 sees these in its own string and variant headers (GCC bugs 105329, 80635).
    -Wno-restrict -Wno-maybe-uninitialized)

add_library(hearsay_settings INTERFACE)
target_include_directories(hearsay_settings INTERFACE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
target_compile_options(hearsay_settings INTERFACE ${HEARSAY_WARNINGS})
target_compile_definitions(hearsay_settings INTERFACE HEARSAY_VERSION="${PROJECT_VERSION}")

# hearsay_room(NAME LINKS target...): library hearsay_NAME of src/NAME/**.cc without tests.
function(hearsay_room name)
  cmake_parse_arguments(ROOM "" "" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cc)
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  if(sources)
    add_library(hearsay_${name} STATIC ${sources})
    target_link_libraries(hearsay_${name} PUBLIC hearsay_settings ${ROOM_LINKS})
  else()
    add_library(hearsay_${name} INTERFACE)
    target_link_libraries(hearsay_${name} INTERFACE hearsay_settings ${ROOM_LINKS})
  endif()
endfunction()

# hearsay_room_tests(NAME): program NAME_test of src/NAME/**_test.cc, registered test by test.
function(hearsay_room_tests name)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*_test.cc)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_test ${sources})
  target_link_libraries(${name}_test PRIVATE hearsay_${name} GTest::gtest_main)
  target_compile_definitions(${name}_test PRIVATE HEARSAY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  gtest_discover_tests(${name}_test TEST_PREFIX "${name}." DISCOVERY_TIMEOUT 60)
endfunction()
