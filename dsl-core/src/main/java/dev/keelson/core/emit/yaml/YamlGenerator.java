package dev.keelson.core.emit.yaml;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns Jackson's tokens into block style as they come.
 *
 * <p>Entries of level n stand at column 2(n-1). Whether a container is empty shows only at its first entry or its end,
 * so what follows its key ({@code " {}"} or a new line) is written then; the cursor waits right behind {@code "key:"},
 * {@code "- "} or the document's start.
 */
final class YamlGenerator extends GeneratorBase {
    /** Parsers look no further than 1,024 characters for the colon of a simple key. */
    private static final int LONGEST_SIMPLE_KEY = 1000;

    private static final String SPACES = " ".repeat(64);
    private static final int FEATURES = JsonGenerator.Feature.STRICT_DUPLICATE_DETECTION.getMask();

    private final StringBuilder out;
    private int level;

    YamlGenerator(ObjectCodec codec, StringBuilder out) {
        super(
                FEATURES,
                codec,
                new IOContext(
                        StreamReadConstraints.defaults(),
                        StreamWriteConstraints.defaults(),
                        ErrorReportConfiguration.defaults(),
                        new BufferRecycler(),
                        ContentReference.unknown(),
                        false));
        this.out = out;
    }

    @Override
    public StreamWriteConstraints streamWriteConstraints() {
        return _ioContext.streamWriteConstraints();
    }

    @Override
    public void writeStartObject() throws IOException {
        beginValue();
        open(_writeContext.createChildObjectContext());
    }

    @Override
    public void writeStartArray() throws IOException {
        beginValue();
        open(_writeContext.createChildArrayContext());
    }

    @Override
    public void writeEndObject() throws IOException {
        if (!_writeContext.inObject()) {
            _reportError("no mapping is open");
        }
        close("{}");
    }

    @Override
    public void writeEndArray() throws IOException {
        if (!_writeContext.inArray()) {
            _reportError("no list is open");
        }
        close("[]");
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        int status = _writeContext.writeFieldName(name);
        if (status == JsonWriteContext.STATUS_EXPECT_VALUE) {
            _reportError("a key where a value is expected: " + name);
        }
        beginEntry(status == JsonWriteContext.STATUS_OK_AS_IS);
        if (PlainScalar.isKey(name) && name.length() <= LONGEST_SIMPLE_KEY) {
            out.append(name).append(':');
            return;
        }
        int start = out.length();
        QuotedScalar.appendLine(out, name);
        if (out.length() - start > LONGEST_SIMPLE_KEY) {
            out.insert(start, "? ").append('\n');
            indent();
        }
        out.append(':');
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        if (text == null) {
            writeNull();
            return;
        }
        beginScalar();
        if (PlainScalar.isValue(text)) {
            out.append(text).append('\n');
        } else if (BlockScalar.canHold(text) && (level > 0 || !BlockScalar.needsIndicator(text))) {
            // Parsers disagree about what an indicator counts from when the text is the whole document.
            BlockScalar.append(out, text, contentIndent());
        } else if (text.indexOf('\n') < 0) {
            QuotedScalar.appendLine(out, text);
            out.append('\n');
        } else {
            QuotedScalar.appendLines(out, text, contentIndent());
            out.append('\n');
        }
    }

    @Override
    public void writeString(char[] buffer, int offset, int length) throws IOException {
        writeString(new String(buffer, offset, length));
    }

    @Override
    public void writeRawUTF8String(byte[] buffer, int offset, int length) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeUTF8String(byte[] buffer, int offset, int length) throws IOException {
        writeString(new String(buffer, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void writeRaw(String text) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(String text, int offset, int length) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeRaw(char c) throws IOException {
        _reportUnsupportedOperation();
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) throws IOException {
        writeString(variant.encode(Arrays.copyOfRange(data, offset, offset + length)));
    }

    @Override
    public void writeNumber(int number) throws IOException {
        beginScalar();
        out.append(number).append('\n');
    }

    @Override
    public void writeNumber(long number) throws IOException {
        beginScalar();
        out.append(number).append('\n');
    }

    @Override
    public void writeNumber(@Nullable BigInteger number) throws IOException {
        writeToken(number == null ? "null" : number.toString());
    }

    @Override
    public void writeNumber(double number) throws IOException {
        writeToken(NumberScalar.of(number));
    }

    @Override
    public void writeNumber(float number) throws IOException {
        writeToken(NumberScalar.of(number));
    }

    @Override
    public void writeNumber(@Nullable BigDecimal number) throws IOException {
        writeToken(number == null ? "null" : NumberScalar.of(number));
    }

    @Override
    public void writeNumber(String encoded) throws IOException {
        writeToken(NumberScalar.of(encoded));
    }

    @Override
    public void writeBoolean(boolean state) throws IOException {
        writeToken(state ? "true" : "false");
    }

    @Override
    public void writeNull() throws IOException {
        writeToken("null");
    }

    @Override
    public void flush() {}

    @Override
    protected void _releaseBuffers() {}

    @Override
    protected void _verifyValueWrite(String what) throws IOException {
        beginValue();
    }

    private void writeToken(String token) throws IOException {
        beginScalar();
        out.append(token).append('\n');
    }

    private void beginScalar() throws IOException {
        beginValue();
        if (_writeContext.inObject()) {
            out.append(' ');
        }
    }

    private void beginValue() throws IOException {
        int status = _writeContext.writeValue();
        if (status == JsonWriteContext.STATUS_EXPECT_NAME) {
            _reportError("a value where a key is expected");
        }
        if (_writeContext.inArray()) {
            beginEntry(status == JsonWriteContext.STATUS_OK_AS_IS);
            out.append("- ");
        } else if (status == JsonWriteContext.STATUS_OK_AFTER_SPACE) {
            out.append("---\n");
        }
    }

    private void beginEntry(boolean first) {
        if (!first) {
            indent();
        } else if (_writeContext.getParent().inObject()) {
            out.append('\n');
            indent();
        }
    }

    private void open(JsonWriteContext child) throws IOException {
        streamWriteConstraints().validateNestingDepth(child.getNestingDepth());
        _writeContext = child;
        level++;
    }

    private void close(String whenEmpty) {
        boolean empty = !_writeContext.hasCurrentIndex();
        _writeContext = _writeContext.clearAndGetParent();
        level--;
        if (empty) {
            out.append(_writeContext.inObject() ? " " : "").append(whenEmpty).append('\n');
        }
    }

    private void indent() {
        for (int left = 2 * (level - 1); left > 0; left -= SPACES.length()) {
            out.append(SPACES, 0, Math.min(left, SPACES.length()));
        }
    }

    private String contentIndent() {
        return " ".repeat(2 * Math.max(1, level));
    }
}
