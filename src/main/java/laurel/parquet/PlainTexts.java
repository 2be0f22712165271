package laurel.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Texts as they are: the length of each in four bytes, then its bytes (the encoding PLAIN of
 * Parquet's format). That of the library writes byte by byte.
 */
final class PlainTexts extends ValuesWriter {
    private static final VarHandle LENGTH =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] page = new byte[1 << 16];
    private int used;

    @Override
    public void writeBytes(Binary text) {
        byte[] bytes = text.getBytesUnsafe();
        int after = Math.addExact(used, Integer.BYTES + bytes.length);
        if (after > page.length) {
            page = Arrays.copyOf(page, Math.max(after, 2 * page.length));
        }
        LENGTH.set(page, used, bytes.length);
        System.arraycopy(bytes, 0, page, used + Integer.BYTES, bytes.length);
        used = after;
    }

    @Override
    public long getBufferedSize() {
        return used;
    }

    @Override
    public BytesInput getBytes() {
        return BytesInput.from(page, 0, used);
    }

    @Override
    public Encoding getEncoding() {
        return Encoding.PLAIN;
    }

    @Override
    public void reset() {
        used = 0;
    }

    @Override
    public long getAllocatedSize() {
        return page.length;
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + " PlainTexts " + used + " of " + page.length + " bytes";
    }
}
