package dev.sluice.storm;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The journal's entries that help to understand a violation: of the order that it names, else the last ones. */
final class Story {
    private static final Pattern ORDER = Pattern.compile("\\bs[0-9a-z]+o[0-9]+");
    private static final int ENTRIES = 40;
    private static final int WIDTH = 600;

    private Story() {}

    static List<String> of(Storm storm, String violation) {
        Matcher matcher = ORDER.matcher(violation);
        String wanted = matcher.find() ? "\"" + matcher.group() + "\"" : "";
        List<String> lines = new ArrayList<>();
        List<JournalEntry> entries = storm.desk.journal().entries();
        List<JournalRecord> records = storm.desk.journal().records();
        for (int i = 0; i < records.size(); i++) {
            String text = records.get(i).entry();
            if (text.contains(wanted) && !entries.get(i).kind().equals("balance_reported")) {
                lines.add(Storm.text(entries.get(i).atNanos()) + " "
                        + entries.get(i).kind() + " " + text.substring(0, Math.min(WIDTH, text.length())));
            }
        }
        return lines.subList(Math.max(0, lines.size() - ENTRIES), lines.size());
    }
}
