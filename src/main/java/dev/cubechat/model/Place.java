package dev.cubechat.model;

import java.math.BigDecimal;

/** A point on the earth, in degrees. */
public record Place(BigDecimal latitude, BigDecimal longitude) {
    private static final BigDecimal MOST_LATITUDE = new BigDecimal(90);
    private static final BigDecimal MOST_LONGITUDE = new BigDecimal(180);

    public Place {
        if (latitude.abs().compareTo(MOST_LATITUDE) > 0) {
            throw new IllegalArgumentException("latitudes go from -90 to 90, not " + latitude);
        }
        if (longitude.abs().compareTo(MOST_LONGITUDE) > 0) {
            throw new IllegalArgumentException("longitudes go from -180 to 180, not " + longitude);
        }
    }

    /**
     * Reads latitude and longitude with a comma between.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public static Place parse(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(
                    "a place is latitude,longitude such as 49.84,24.03, not \"" + text + "\"");
        }
        return new Place(degrees(parts[0].strip()), degrees(parts[1].strip()));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return latitude.toPlainString() + "," + longitude.toPlainString();
    }

    private static BigDecimal degrees(String text) {
        if (!text.matches("[+-]?[0-9]{1,3}(\\.[0-9]{1,20})?")) {
            throw new IllegalArgumentException("not a number of degrees: \"" + text + "\"");
        }
        return new BigDecimal(text);
    }
}
