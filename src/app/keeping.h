#pragma once
// What she has, and the storage it lies in: opening it, several pages at once, writes that fail, erasing, going back to a
// file or a snapshot, and undoing that.

#include <string>
#include <vector>

#include "app/app.h"

namespace holdfast {

// Takes over what storage holds, and mends it.
void open_saved(App& app, const Saved& saved, const Clock& clock, const std::vector<std::string>& pages, std::vector<Effect>& out);

void replaced(App& app, const intent::Replaced& answer, std::vector<Effect>& out);
void unreadable(App& app, const intent::Unreadable& some);
void merge_other_tab(App& app, const intent::OtherTabWrote& other, std::vector<Effect>& out);
void storage_replaced(App& app, const Saved& saved, std::vector<Effect>& out);
void storage_wiped(App& app, const Clock& clock, std::vector<Effect>& out);  // everything that is in memory is written again

void erase(App& app, std::vector<Effect>& out);
void undo_erase(App& app, std::vector<Effect>& out);

void restore(App& app, const intent::Restore& file, std::vector<Effect>& out);
void show_snapshot(App& app, const std::string& key, std::vector<Effect>& out);
void restore_as(App& app, bool replace, std::vector<Effect>& out);
// What undo_restore brings back, if everything up to now is what is to be undone; said with its way back.
void offer_undo(App& app, Kept before, std::string said);
Kept kept_of(const App& app);
void undo_restore(App& app, std::vector<Effect>& out);

}  // namespace holdfast
