-- The records of one generation. Comments are the data dictionary (docs/dictionary.md).
-- ids are text; times are civil times of the place; _at timestamp, _on date, is_ boolean.

CREATE TABLE generation (
    generation_id VARCHAR PRIMARY KEY,
    parent_id VARCHAR,
    made_at TIMESTAMP NOT NULL,
    as_of TIMESTAMP,
    is_demo BOOLEAN NOT NULL,
    profile VARCHAR NOT NULL
);
COMMENT ON TABLE generation IS 'The one row that says what this generation is.';
COMMENT ON COLUMN generation.generation_id IS 'Running number and content mark of this generation.';
COMMENT ON COLUMN generation.parent_id IS 'The generation it was made from; null for the first.';
COMMENT ON COLUMN generation.made_at IS 'When it was published, UTC.';
COMMENT ON COLUMN generation.as_of IS 'T: the data are complete up to this civil time of the place.';
COMMENT ON COLUMN generation.is_demo IS 'True where the records are made up.';
COMMENT ON COLUMN generation.profile IS 'The place profile in force, as JSON.';

CREATE TABLE import_runs (
    run_id INTEGER PRIMARY KEY,
    source VARCHAR NOT NULL,
    file_name VARCHAR NOT NULL,
    file_sha256 VARCHAR NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    read_rows BIGINT NOT NULL,
    new_rows BIGINT NOT NULL,
    updated_rows BIGINT NOT NULL,
    unchanged_rows BIGINT NOT NULL,
    refused_rows BIGINT NOT NULL,
    nulled_values BIGINT NOT NULL,
    unplaced_rows BIGINT NOT NULL
);
COMMENT ON TABLE import_runs IS 'One row for each imported file: accepted (new, updated, unchanged) + refused = read.';
COMMENT ON COLUMN import_runs.run_id IS 'Running number of the import.';
COMMENT ON COLUMN import_runs.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN import_runs.file_name IS 'Name of the file.';
COMMENT ON COLUMN import_runs.file_sha256 IS 'SHA-256 of the file''s bytes.';
COMMENT ON COLUMN import_runs.imported_at IS 'When it was imported, UTC.';
COMMENT ON COLUMN import_runs.read_rows IS 'Rows in the file, without its header.';
COMMENT ON COLUMN import_runs.new_rows IS 'Accepted rows with a key that was not there.';
COMMENT ON COLUMN import_runs.updated_rows IS 'Accepted rows that changed a record, or were superseded within the file.';
COMMENT ON COLUMN import_runs.unchanged_rows IS 'Accepted rows equal to the record that was there.';
COMMENT ON COLUMN import_runs.refused_rows IS 'Rows not taken in; each is in import_refusals.';
COMMENT ON COLUMN import_runs.nulled_values IS 'Impossible values set to null; each is in import_refusals.';
COMMENT ON COLUMN import_runs.unplaced_rows IS 'Accepted cases without an area, and areas whose area above is not known.';

CREATE TABLE import_refusals (
    run_id INTEGER NOT NULL,
    row_number BIGINT NOT NULL,
    column_name VARCHAR,
    given VARCHAR,
    reason VARCHAR NOT NULL,
    is_row_refused BOOLEAN NOT NULL
);
COMMENT ON TABLE import_refusals IS 'Every refused row, every nulled value and every row with a remark, with its reason.';
COMMENT ON COLUMN import_refusals.run_id IS 'The import that refused it.';
COMMENT ON COLUMN import_refusals.row_number IS 'Row in the file as a spreadsheet counts: the header is row 1.';
COMMENT ON COLUMN import_refusals.column_name IS 'The column of the file; null for a whole row.';
COMMENT ON COLUMN import_refusals.given IS 'What stood there; hidden for columns about persons.';
COMMENT ON COLUMN import_refusals.reason IS 'Why it was not taken.';
COMMENT ON COLUMN import_refusals.is_row_refused IS 'True: the whole row was refused. False: only this value was set to null, or, without a column, the row was taken with this remark.';

CREATE TABLE areas (
    area_id VARCHAR PRIMARY KEY,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    parent_level VARCHAR,
    parent_code VARCHAR,
    parent_name VARCHAR,
    parent_id VARCHAR,
    households BIGINT CHECK (households >= 0),
    persons BIGINT CHECK (persons >= 0),
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE areas IS 'Every area of every level; the place itself is the root.';
COMMENT ON COLUMN areas.area_id IS 'Level and code, unique in the place.';
COMMENT ON COLUMN areas.code IS 'Official code, kept as text; where the source has no code, the area above as stated and the name.';
COMMENT ON COLUMN areas.name IS 'Name as the source writes it.';
COMMENT ON COLUMN areas.level IS 'Key of the level in the profile; place for the root.';
COMMENT ON COLUMN areas.parent_level IS 'Level of the area above, as the source states it.';
COMMENT ON COLUMN areas.parent_code IS 'Code of the area above, as the source states it.';
COMMENT ON COLUMN areas.parent_name IS 'Name of the area above, as the source states it.';
COMMENT ON COLUMN areas.parent_id IS 'The area above, derived; the root where none is found.';
COMMENT ON COLUMN areas.households IS 'Households living there.';
COMMENT ON COLUMN areas.persons IS 'Persons living there.';
COMMENT ON COLUMN areas.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN areas.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN areas.run_id IS 'The import that brought or last changed it.';

CREATE TABLE area_shapes (
    area_id VARCHAR PRIMARY KEY,
    shape BLOB NOT NULL,
    source_crs VARCHAR NOT NULL,
    area_m2 DOUBLE NOT NULL,
    is_derived BOOLEAN NOT NULL
);
COMMENT ON TABLE area_shapes IS 'Polygons of areas.';
COMMENT ON COLUMN area_shapes.area_id IS 'The area.';
COMMENT ON COLUMN area_shapes.shape IS 'Polygon or multipolygon as WKB, longitude and latitude (OGC:CRS84).';
COMMENT ON COLUMN area_shapes.source_crs IS 'Coordinate system of the file it came from.';
COMMENT ON COLUMN area_shapes.area_m2 IS 'Geodesic area on the WGS 84 ellipsoid, m².';
COMMENT ON COLUMN area_shapes.is_derived IS 'True where it is the union of the areas below.';

CREATE TABLE area_closure (
    ancestor_id VARCHAR NOT NULL,
    area_id VARCHAR NOT NULL,
    PRIMARY KEY (ancestor_id, area_id)
);
COMMENT ON TABLE area_closure IS 'Derived: each area with itself and all above it.';
COMMENT ON COLUMN area_closure.ancestor_id IS 'The area above, or the area itself.';
COMMENT ON COLUMN area_closure.area_id IS 'The area.';

CREATE TABLE area_at_level (
    area_id VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    ancestor_id VARCHAR NOT NULL,
    PRIMARY KEY (area_id, level)
);
COMMENT ON TABLE area_at_level IS 'Derived: the area of a level to which an area belongs.';
COMMENT ON COLUMN area_at_level.area_id IS 'The area.';
COMMENT ON COLUMN area_at_level.level IS 'A level at or above it.';
COMMENT ON COLUMN area_at_level.ancestor_id IS 'Its area of that level.';

CREATE TABLE area_population (
    area_id VARCHAR PRIMARY KEY,
    persons BIGINT
);
COMMENT ON TABLE area_population IS 'Derived: areas inside a populated area; persons stand at the smallest areas that know them, so that sums agree at every level.';
COMMENT ON COLUMN area_population.area_id IS 'An area whose persons, or whose smallest enclosing area''s persons, are known.';
COMMENT ON COLUMN area_population.persons IS 'Persons counted at this very area; null below it.';

CREATE TABLE cases (
    case_id VARCHAR NOT NULL,
    class VARCHAR,
    channel VARCHAR,
    category_large VARCHAR,
    category_medium VARCHAR,
    category_small VARCHAR,
    department VARCHAR,
    reported_at TIMESTAMP,
    due_at TIMESTAMP,
    closed_at TIMESTAMP,
    outcome VARCHAR CHECK (outcome IN ('on_time', 'overdue')),
    is_void BOOLEAN NOT NULL DEFAULT false,
    is_suspended BOOLEAN NOT NULL DEFAULT false,
    reporter_hash VARCHAR,
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    area_ref VARCHAR,
    area_id VARCHAR,
    repeat_of VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE cases IS 'One lifecycle for appeals, grid events, city-management cases, disputes, hazards, alerts and legacy petitions.';
COMMENT ON COLUMN cases.case_id IS 'Source and its own id.';
COMMENT ON COLUMN cases.class IS 'Kind of case: appeal, grid event, city management, dispute, hazard, alert, legacy.';
COMMENT ON COLUMN cases.channel IS 'How it came in.';
COMMENT ON COLUMN cases.category_large IS 'Large category 大类.';
COMMENT ON COLUMN cases.category_medium IS 'Category between large and small, where the source has one.';
COMMENT ON COLUMN cases.category_small IS 'Small category 小类.';
COMMENT ON COLUMN cases.department IS 'Department in charge.';
COMMENT ON COLUMN cases.reported_at IS 'When it was reported; midnight where the source knows only the day; null where it cannot be read: then in no period but the whole.';
COMMENT ON COLUMN cases.due_at IS 'Deadline; the last second of the day where the source states only the day.';
COMMENT ON COLUMN cases.closed_at IS 'When it was closed; midnight where the source knows only the day, the time of the report on the same day.';
COMMENT ON COLUMN cases.outcome IS 'Outcome flag of sources without times: on_time or overdue; a flag means closed.';
COMMENT ON COLUMN cases.is_void IS 'Void 作废: counted nowhere.';
COMMENT ON COLUMN cases.is_suspended IS 'Suspended 缓办: outside every due set.';
COMMENT ON COLUMN cases.reporter_hash IS 'Keyed hash of who reported; recognises repeats, never shown.';
COMMENT ON COLUMN cases.longitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN cases.latitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN cases.area_ref IS 'The ways in which the source says where it lies, in the order of the profile; placing reads them again whenever areas change.';
COMMENT ON COLUMN cases.area_id IS 'Derived: the smallest area it is known to lie in; null where not placed.';
COMMENT ON COLUMN cases.repeat_of IS 'Derived: the earlier case it repeats by the rule of the profile.';
COMMENT ON COLUMN cases.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN cases.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN cases.run_id IS 'The import that brought or last changed it.';

CREATE TABLE recorded_columns (
    record VARCHAR NOT NULL,
    column_name VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    is_mapped BOOLEAN NOT NULL,
    row_count BIGINT NOT NULL,
    PRIMARY KEY (record, column_name, source)
);
COMMENT ON TABLE recorded_columns IS 'Derived: which columns each source records; a metric whose columns nobody records is not recorded.';
COMMENT ON COLUMN recorded_columns.record IS 'The table.';
COMMENT ON COLUMN recorded_columns.column_name IS 'The column.';
COMMENT ON COLUMN recorded_columns.source IS 'The source.';
COMMENT ON COLUMN recorded_columns.is_mapped IS 'True where a file of the source had the column, for deadline, closing and outcome: recorded even while empty.';
COMMENT ON COLUMN recorded_columns.row_count IS 'Rows of the source in which it is filled.';
