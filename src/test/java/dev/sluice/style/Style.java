package dev.sluice.style;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The hard limits of style. Each check takes a file's name and text and says {@code file:line: what} is wrong. */
final class Style {
    static final int MAX_FILE_LINES = 400;
    static final int MAX_METHOD_LINES = 50;
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** One for all files: each would look through the whole class path again. */
    private static final StandardJavaFileManager COMPILER_FILES = COMPILER.getStandardFileManager(null, null, null);

    static final int MAX_COLUMNS = 120;

    // Written apart, so that this file keeps its own rule.
    private static final Pattern NOTES = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|@auth" + "or\\b");
    private static final Pattern CONSOLE = Pattern.compile("\\bSystem\\.(out|err)\\b");
    private static final Pattern NULL_MARKED = Pattern.compile("(?m)^@NullMarked$");
    private static final Pattern DOOR_SIGN = Pattern.compile("\\A\\s*/\\*\\*");
    private static final List<String> CHANGE_HEADINGS = List.of("### Safety", "### Features", "### Internals");

    private Style() {}

    static List<String> fileLength(String file, String text) {
        int lines = (int) text.lines().count();
        return lines <= MAX_FILE_LINES
                ? List.of()
                : List.of(finding(file, MAX_FILE_LINES + 1, lines + " lines, at most " + MAX_FILE_LINES));
    }

    /** Imports cannot be wrapped, so they may be longer. */
    static List<String> lineLength(String file, String text) {
        List<String> findings = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            int columns = line.codePointCount(0, line.length());
            if (columns > MAX_COLUMNS && !line.startsWith("import ")) {
                findings.add(finding(file, number, columns + " columns, at most " + MAX_COLUMNS));
            }
        }
        return findings;
    }

    /** A method reaches from its first modifier or annotation to its closing brace. */
    static List<String> methodLength(String file, String text) {
        if (text.lines().count() <= MAX_METHOD_LINES) {
            return List.of();
        }
        JavacTask task = (JavacTask)
                COMPILER.getTask(null, COMPILER_FILES, null, List.of("-proc:none"), null, List.of(new Source(text)));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<String> findings = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new MethodScanner(file, unit, positions, findings).scan(unit, null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return findings;
    }

    static List<String> notes(String file, String text) {
        return matches(NOTES, file, text, " does not belong in the source: do it, or open an issue");
    }

    static List<String> console(String file, String text) {
        return file.contains("/cli/")
                ? List.of()
                : matches(CONSOLE, file, text, " is for cli only: log, or return a value");
    }

    static List<String> doorSign(String file, String text) {
        List<String> findings = new ArrayList<>();
        if (!NULL_MARKED.matcher(text).find()) {
            findings.add(finding(file, 1, "no @NullMarked"));
        }
        if (!DOOR_SIGN.matcher(text).find()) {
            findings.add(finding(file, 1, "no door sign: purpose, entry points, invariants"));
        }
        return findings;
    }

    /** Every version lists its changes under the three headings, in their order, and the first is Unreleased. */
    static List<String> changelog(String file, String text) {
        List<String> findings = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        String version = "";
        int versionLine = 1;
        int number = 0;
        for (String line : (text + "\n## end").lines().toList()) {
            number++;
            if (line.startsWith("### ")) {
                headings.add(line);
            } else if (line.startsWith("## ")) {
                if (version.isEmpty() && !line.equals("## Unreleased")) {
                    findings.add(finding(file, number, "the first version must be \"## Unreleased\""));
                }
                if (!version.isEmpty() && !headings.equals(CHANGE_HEADINGS)) {
                    findings.add(finding(file, versionLine, version + " must have exactly " + CHANGE_HEADINGS));
                }
                version = line;
                versionLine = number;
                headings.clear();
            }
        }
        return findings;
    }

    private static List<String> matches(Pattern pattern, String file, String text, String why) {
        List<String> findings = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                findings.add(finding(file, number, matcher.group() + why));
            }
        }
        return findings;
    }

    private static String finding(String file, long line, String what) {
        return String.format(Locale.ROOT, "%s:%d: %s", file, line, what);
    }

    private static final class MethodScanner extends TreePathScanner<Void, Void> {
        private final String file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> findings;

        MethodScanner(String file, CompilationUnitTree unit, SourcePositions positions, List<String> findings) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
            this.findings = findings;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long length = lines.getLineNumber(positions.getEndPosition(unit, method)) - first + 1;
            if (length > MAX_METHOD_LINES) {
                String what = "method " + method.getName() + " has " + length + " lines, at most " + MAX_METHOD_LINES;
                findings.add(finding(file, first, what));
            }
            return super.visitMethod(method, null);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
