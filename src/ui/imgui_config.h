#pragma once
// How Dear ImGui is built for Holdfast: no demo, no debug tools, no files, no shell; hooks on, so that
// tests see every item that reaches it.

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_OBSOLETE_KEYIO
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_TTY_FUNCTIONS
#define IMGUI_DISABLE_WIN32_FUNCTIONS
#ifndef __EMSCRIPTEN__
#define IMGUI_ENABLE_TEST_ENGINE
#endif
