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
COMMENT ON COLUMN import_runs.unplaced_rows IS 'Accepted records without an area, and areas whose area above is not known.';

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
    kind VARCHAR,
    households BIGINT CHECK (households >= 0),
    persons BIGINT CHECK (persons >= 0),
    valid_from DATE,
    valid_to DATE,
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
COMMENT ON COLUMN areas.kind IS 'Kind of area as the source writes it: all-purpose grid 全科, special grid 专属 …';
COMMENT ON COLUMN areas.households IS 'Households living there.';
COMMENT ON COLUMN areas.persons IS 'Persons living there.';
COMMENT ON COLUMN areas.valid_from IS 'First day on which it exists; null: always has.';
COMMENT ON COLUMN areas.valid_to IS 'Last day on which it exists; null: still does.';
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

CREATE TABLE area_residents (
    area_id VARCHAR NOT NULL,
    what VARCHAR NOT NULL CHECK (what IN ('persons', 'households')),
    counted BIGINT,
    PRIMARY KEY (area_id, what)
);
COMMENT ON TABLE area_residents IS 'Derived: areas inside one whose persons or households are known; they stand at the smallest areas that know them, so that sums agree at every level.';
COMMENT ON COLUMN area_residents.area_id IS 'An area for which, or for an area around which, the number is known.';
COMMENT ON COLUMN area_residents.what IS 'persons or households.';
COMMENT ON COLUMN area_residents.counted IS 'The number counted at this very area; null below it.';

CREATE TABLE area_cover (
    area_id VARCHAR NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    boundary_m2 DOUBLE NOT NULL,
    covered_m2 DOUBLE NOT NULL,
    overlap_m2 DOUBLE NOT NULL,
    PRIMARY KEY (area_id, valid_from)
);
COMMENT ON TABLE area_cover IS 'Derived: how much of an area with a boundary of its own the grids cover, for every stretch of days in which no grid came or went.';
COMMENT ON COLUMN area_cover.area_id IS 'An area above the grids whose boundary a file states; the place itself is one.';
COMMENT ON COLUMN area_cover.valid_from IS 'First day of the stretch; 0001-01-01 where it has no beginning.';
COMMENT ON COLUMN area_cover.valid_to IS 'Last day of the stretch; 9999-12-31 where it has no end.';
COMMENT ON COLUMN area_cover.boundary_m2 IS 'Geodesic area inside the boundary, m².';
COMMENT ON COLUMN area_cover.covered_m2 IS 'Geodesic area of the union of all grids inside the boundary, m².';
COMMENT ON COLUMN area_cover.overlap_m2 IS 'By how much the areas of the grids inside the boundary together exceed their union, m².';

CREATE TABLE shape_repairs (
    area_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    before_m2 DOUBLE NOT NULL,
    after_m2 DOUBLE NOT NULL,
    changed_m2 DOUBLE NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE shape_repairs IS 'What the import changed in the shapes of a file: one row for each feature whose rings were invalid, and for each area that stands in several rows.';
COMMENT ON COLUMN shape_repairs.area_id IS 'The area.';
COMMENT ON COLUMN shape_repairs.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN shape_repairs.rule IS 'The rule that the rings broke, such as ring_crosses_itself; rows_united where the shapes of several rows became one.';
COMMENT ON COLUMN shape_repairs.before_m2 IS 'Geodesic area of the rings as written, or of all rows together, m².';
COMMENT ON COLUMN shape_repairs.after_m2 IS 'Geodesic area of the shape that is kept, m².';
COMMENT ON COLUMN shape_repairs.changed_m2 IS 'Ground that the repair added or took away, or that several rows of the area both claimed, m².';
COMMENT ON COLUMN shape_repairs.run_id IS 'The import that repaired it.';

CREATE TABLE cases (
    case_id VARCHAR NOT NULL,
    class VARCHAR CHECK (class IN ('appeal', 'grid_event', 'city_management', 'dispute', 'hazard', 'alert', 'legacy')),
    channel VARCHAR,
    discovery VARCHAR CHECK (discovery IN ('found', 'complaint')),
    category_large VARCHAR,
    category_medium VARCHAR,
    category_small VARCHAR,
    department VARCHAR,
    reported_at TIMESTAMP,
    contacted_at TIMESTAMP,
    accepted_at TIMESTAMP,
    filed_at TIMESTAMP,
    dispatched_at TIMESTAMP,
    handling_due_at TIMESTAMP,
    handled_at TIMESTAMP,
    checked_at TIMESTAMP,
    due_at TIMESTAMP,
    closed_at TIMESTAMP,
    called_back_at TIMESTAMP,
    bounce_count BIGINT CHECK (bounce_count >= 0),
    rework_count BIGINT CHECK (rework_count >= 0),
    is_missed BOOLEAN,
    is_solved BOOLEAN,
    satisfaction VARCHAR CHECK (satisfaction IN ('satisfied', 'fairly', 'dissatisfied')),
    level_closed VARCHAR,
    mediation_path VARCHAR CHECK (mediation_path IN ('people', 'administrative', 'judicial', 'online', 'petition')),
    mediation_outcome VARCHAR CHECK (mediation_outcome IN ('succeeded', 'failed', 'to_court', 'to_petition')),
    agreement_due_on DATE,
    performed_on DATE,
    arisen_on DATE,
    rebounded_at TIMESTAMP,
    outcome VARCHAR CHECK (outcome IN ('on_time', 'overdue')),
    is_void BOOLEAN NOT NULL DEFAULT false,
    is_suspended BOOLEAN NOT NULL DEFAULT false,
    reporter_hash VARCHAR,
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    area_ref VARCHAR,
    area_id VARCHAR,
    repeat_of VARCHAR,
    is_repeat_known BOOLEAN NOT NULL DEFAULT false,
    repeat_gap_days INTEGER,
    contact_due_at TIMESTAMP,
    file_due_at TIMESTAMP,
    handle_due_at TIMESTAMP,
    close_due_at TIMESTAMP,
    working_hours DOUBLE,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE cases IS 'One lifecycle for appeals, grid events, city-management cases, disputes, hazards, alerts and legacy petitions.';
COMMENT ON COLUMN cases.case_id IS 'Source and its own id.';
COMMENT ON COLUMN cases.class IS 'Kind of case: appeal 诉求, grid_event 网格事件, city_management 城管案件, dispute 矛盾纠纷, hazard 隐患, alert 预警 or legacy 积案.';
COMMENT ON COLUMN cases.channel IS 'How it came in.';
COMMENT ON COLUMN cases.discovery IS 'found: by grid workers, patrols or cameras 主动发现; complaint: somebody complained.';
COMMENT ON COLUMN cases.category_large IS 'Large category 大类.';
COMMENT ON COLUMN cases.category_medium IS 'Category between large and small, where the source has one.';
COMMENT ON COLUMN cases.category_small IS 'Small category 小类.';
COMMENT ON COLUMN cases.department IS 'Department in charge.';
COMMENT ON COLUMN cases.reported_at IS 'When it was reported; midnight where the source knows only the day; null where it cannot be read: then in no period but the whole.';
COMMENT ON COLUMN cases.contacted_at IS 'When who reported it was first contacted 先行联系.';
COMMENT ON COLUMN cases.accepted_at IS 'When it was accepted 受理.';
COMMENT ON COLUMN cases.filed_at IS 'When a case was opened on it 立案.';
COMMENT ON COLUMN cases.dispatched_at IS 'When it was dispatched 派遣 to the department in charge.';
COMMENT ON COLUMN cases.handling_due_at IS 'Deadline of the handling, as the source states it.';
COMMENT ON COLUMN cases.handled_at IS 'When the department reported it as handled 处置.';
COMMENT ON COLUMN cases.checked_at IS 'When the handling was checked 核查.';
COMMENT ON COLUMN cases.due_at IS 'Deadline; the last second of the day where the source states only the day.';
COMMENT ON COLUMN cases.closed_at IS 'When it was closed; midnight where the source knows only the day, the time of the report on the same day.';
COMMENT ON COLUMN cases.called_back_at IS 'When who reported it was called back 回访 after the closing.';
COMMENT ON COLUMN cases.bounce_count IS 'How often a department sent it back 退单.';
COMMENT ON COLUMN cases.rework_count IS 'How often a check sent it back to be handled again 返工.';
COMMENT ON COLUMN cases.is_missed IS 'True where an inspection found what the grid worker had missed 漏报.';
COMMENT ON COLUMN cases.is_solved IS 'Answer to the call-back 回访: solved or not.';
COMMENT ON COLUMN cases.satisfaction IS 'Answer to the call-back: satisfied 满意, fairly satisfied 基本满意 or dissatisfied 不满意.';
COMMENT ON COLUMN cases.level_closed IS 'Level at which it was closed: a level of the profile, or place for the place itself.';
COMMENT ON COLUMN cases.mediation_path IS 'Path of mediation: people 人民调解, administrative 行政调解, judicial 司法调解, online 网上调解 or petition 信访调解.';
COMMENT ON COLUMN cases.mediation_outcome IS 'Outcome of the mediation: succeeded, failed, to_court 转诉讼 or to_petition 转信访.';
COMMENT ON COLUMN cases.agreement_due_on IS 'Last day on which what was agreed is to be performed.';
COMMENT ON COLUMN cases.performed_on IS 'Day on which what was agreed was performed.';
COMMENT ON COLUMN cases.arisen_on IS 'Day on which the matter of a legacy case arose.';
COMMENT ON COLUMN cases.rebounded_at IS 'When a cleared legacy case came up again 反弹.';
COMMENT ON COLUMN cases.outcome IS 'Outcome flag of sources without times: on_time or overdue; a flag means closed.';
COMMENT ON COLUMN cases.is_void IS 'Void 作废: counted nowhere.';
COMMENT ON COLUMN cases.is_suspended IS 'Suspended 缓办: outside every due set.';
COMMENT ON COLUMN cases.reporter_hash IS 'Keyed hash of who reported; recognises repeats, never shown.';
COMMENT ON COLUMN cases.longitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN cases.latitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN cases.area_ref IS 'The ways in which the source says where it lies, in the order of the profile; placing reads them again whenever areas change.';
COMMENT ON COLUMN cases.area_id IS 'Derived: the smallest area it is known to lie in; null where not placed.';
COMMENT ON COLUMN cases.repeat_of IS 'Derived: the earlier case it repeats by the rule of the profile.';
COMMENT ON COLUMN cases.is_repeat_known IS 'Derived: true where who reported it or its point is known, so that it could be recognised as a repeat.';
COMMENT ON COLUMN cases.repeat_gap_days IS 'Derived: the fewest days from the closing of an earlier case of the same small category, by the same person or near the same place, to this report; 0 while that was open.';
COMMENT ON COLUMN cases.contact_due_at IS 'Derived: deadline of the first contact by the limits of the profile.';
COMMENT ON COLUMN cases.file_due_at IS 'Derived: deadline of the filing by the limits of the profile.';
COMMENT ON COLUMN cases.handle_due_at IS 'Derived: deadline of the handling as stated, else by the limits of the profile.';
COMMENT ON COLUMN cases.close_due_at IS 'Derived: deadline as stated, else by the limits of the profile.';
COMMENT ON COLUMN cases.working_hours IS 'Derived: working hours from the report to the closing by the calendar of the profile, pauses left out.';
COMMENT ON COLUMN cases.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN cases.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN cases.run_id IS 'The import that brought or last changed it.';

CREATE TABLE case_pauses (
    pause_id VARCHAR NOT NULL,
    case_id VARCHAR,
    paused_at TIMESTAMP,
    resumed_at TIMESTAMP,
    reason VARCHAR,
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE case_pauses IS 'Stretches of time in which the clock of a case stood still.';
COMMENT ON COLUMN case_pauses.pause_id IS 'Source and its own id.';
COMMENT ON COLUMN case_pauses.case_id IS 'The case that was paused.';
COMMENT ON COLUMN case_pauses.paused_at IS 'When the clock stopped.';
COMMENT ON COLUMN case_pauses.resumed_at IS 'When it went on; null while it stands.';
COMMENT ON COLUMN case_pauses.reason IS 'Why, as the source writes it.';
COMMENT ON COLUMN case_pauses.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN case_pauses.area_id IS 'Derived: the area of its case.';
COMMENT ON COLUMN case_pauses.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN case_pauses.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN case_pauses.run_id IS 'The import that brought or last changed it.';

CREATE TABLE whistle_calls (
    call_id VARCHAR NOT NULL,
    whistle VARCHAR,
    case_id VARCHAR,
    department VARCHAR,
    kind VARCHAR CHECK (kind IN ('routine', 'hard')),
    block VARCHAR,
    item VARCHAR,
    blown_at TIMESTAMP,
    signed_at TIMESTAMP,
    contacted_at TIMESTAMP,
    arrived_at TIMESTAMP,
    fed_back_at TIMESTAMP,
    resolved_at TIMESTAMP,
    points DOUBLE,
    area_ref VARCHAR,
    area_id VARCHAR,
    is_lead BOOLEAN NOT NULL DEFAULT true,
    arrive_due_at TIMESTAMP,
    feedback_due_at TIMESTAMP,
    resolve_due_at TIMESTAMP,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE whistle_calls IS 'Departments called by a whistle 吹哨 to report in 报到: one row for each department called.';
COMMENT ON COLUMN whistle_calls.call_id IS 'Source and its own id.';
COMMENT ON COLUMN whistle_calls.whistle IS 'The whistle, as its source numbers it; it may call several departments.';
COMMENT ON COLUMN whistle_calls.case_id IS 'The case it was blown for.';
COMMENT ON COLUMN whistle_calls.department IS 'Department called.';
COMMENT ON COLUMN whistle_calls.kind IS 'routine 工作推进哨 or hard 攻坚克难哨: the limits may differ.';
COMMENT ON COLUMN whistle_calls.block IS 'Block of the duty list 清单大块, as the source writes it.';
COMMENT ON COLUMN whistle_calls.item IS 'Item of the duty list 清单小项, as the source writes it.';
COMMENT ON COLUMN whistle_calls.blown_at IS 'When the whistle was blown.';
COMMENT ON COLUMN whistle_calls.signed_at IS 'When the department signed for it 签收.';
COMMENT ON COLUMN whistle_calls.contacted_at IS 'When the department contacted who had called it 联系.';
COMMENT ON COLUMN whistle_calls.arrived_at IS 'When the department reported in on the spot 报到.';
COMMENT ON COLUMN whistle_calls.fed_back_at IS 'When the department fed back what it did 反馈.';
COMMENT ON COLUMN whistle_calls.resolved_at IS 'When the matter was resolved 化解.';
COMMENT ON COLUMN whistle_calls.points IS 'Points the department was given for it 积分.';
COMMENT ON COLUMN whistle_calls.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN whistle_calls.area_id IS 'Derived: the smallest area it is known to belong to, else the area of its case.';
COMMENT ON COLUMN whistle_calls.is_lead IS 'Derived: true of the first call of its whistle, by which the whistle is counted once.';
COMMENT ON COLUMN whistle_calls.arrive_due_at IS 'Derived: deadline of the arrival by the limits of the profile.';
COMMENT ON COLUMN whistle_calls.feedback_due_at IS 'Derived: deadline of the feedback by the limits of the profile.';
COMMENT ON COLUMN whistle_calls.resolve_due_at IS 'Derived: deadline of the resolution by the limits of the profile.';
COMMENT ON COLUMN whistle_calls.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN whistle_calls.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN whistle_calls.run_id IS 'The import that brought or last changed it.';

CREATE TABLE residences (
    residence_id VARCHAR NOT NULL,
    name VARCHAR,
    estate_type VARCHAR,
    households BIGINT CHECK (households >= 0),
    persons BIGINT CHECK (persons >= 0),
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE residences IS 'Residential buildings or estates as points.';
COMMENT ON COLUMN residences.residence_id IS 'Source and its own id.';
COMMENT ON COLUMN residences.name IS 'Name as the source writes it.';
COMMENT ON COLUMN residences.estate_type IS 'Kind of estate: commercial 商业, work unit 单位, resettled 棚改, without management 三无 ….';
COMMENT ON COLUMN residences.households IS 'Households living there.';
COMMENT ON COLUMN residences.persons IS 'Persons living there.';
COMMENT ON COLUMN residences.longitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN residences.latitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN residences.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN residences.area_id IS 'Derived: the smallest area it is known to belong to; null where not placed.';
COMMENT ON COLUMN residences.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN residences.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN residences.run_id IS 'The import that brought or last changed it.';

CREATE TABLE facilities (
    facility_id VARCHAR NOT NULL,
    kind VARCHAR,
    name VARCHAR,
    floor_area_m2 DOUBLE CHECK (floor_area_m2 >= 0),
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    opened_on DATE,
    closed_on DATE,
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE facilities IS 'What serves residents at a place: stations, service centres, schools, clinics, parks, stops ….';
COMMENT ON COLUMN facilities.facility_id IS 'Source and its own id.';
COMMENT ON COLUMN facilities.kind IS 'Kind of facility: a key of the service circle or of the stations in the profile, or any other word.';
COMMENT ON COLUMN facilities.name IS 'Name as the source writes it.';
COMMENT ON COLUMN facilities.floor_area_m2 IS 'Floor area of its rooms, m².';
COMMENT ON COLUMN facilities.longitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN facilities.latitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN facilities.opened_on IS 'First day; null where it is not known, then from the beginning.';
COMMENT ON COLUMN facilities.closed_on IS 'Last day; null while it is open.';
COMMENT ON COLUMN facilities.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN facilities.area_id IS 'Derived: the smallest area it is known to belong to; null where not placed.';
COMMENT ON COLUMN facilities.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN facilities.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN facilities.run_id IS 'The import that brought or last changed it.';

CREATE TABLE residence_reach (
    residence_id VARCHAR NOT NULL,
    facility_id VARCHAR NOT NULL,
    distance_m DOUBLE NOT NULL,
    PRIMARY KEY (residence_id, facility_id)
);
COMMENT ON TABLE residence_reach IS 'Derived: residences and the facilities within the service circle of the profile, whenever these are open.';
COMMENT ON COLUMN residence_reach.residence_id IS 'The residence.';
COMMENT ON COLUMN residence_reach.facility_id IS 'A facility within the radius.';
COMMENT ON COLUMN residence_reach.distance_m IS 'Geodesic distance in a straight line, m.';

CREATE TABLE ground (
    ground_id INTEGER PRIMARY KEY,
    area_id VARCHAR NOT NULL,
    area_m2 DOUBLE NOT NULL
);
COMMENT ON TABLE ground IS 'Derived, only where no residence has a point and households: each grid cut up by the service circles of the facilities, so that all of a piece has the same within reach.';
COMMENT ON COLUMN ground.ground_id IS 'Running number.';
COMMENT ON COLUMN ground.area_id IS 'The grid.';
COMMENT ON COLUMN ground.area_m2 IS 'Its part of the geodesic area of the grid, m².';

CREATE TABLE ground_reach (
    ground_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    opened_on DATE,
    closed_on DATE
);
COMMENT ON TABLE ground_reach IS 'Derived: pieces of ground and what lies within the service circle of the profile, once for facilities of one kind that are open on the same days.';
COMMENT ON COLUMN ground_reach.ground_id IS 'The piece of ground.';
COMMENT ON COLUMN ground_reach.kind IS 'Kind of the facilities.';
COMMENT ON COLUMN ground_reach.opened_on IS 'Their first day; null where it is not known.';
COMMENT ON COLUMN ground_reach.closed_on IS 'Their last day; null while they are open.';

CREATE TABLE key_sites (
    site_id VARCHAR NOT NULL,
    kind VARCHAR,
    name VARCHAR,
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE key_sites IS 'Sites that cameras are to watch 重点部位.';
COMMENT ON COLUMN key_sites.site_id IS 'Source and its own id.';
COMMENT ON COLUMN key_sites.kind IS 'Kind of site as the source writes it: school gate, market, crossing ….';
COMMENT ON COLUMN key_sites.name IS 'Name as the source writes it.';
COMMENT ON COLUMN key_sites.longitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN key_sites.latitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN key_sites.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN key_sites.area_id IS 'Derived: the smallest area it is known to belong to; null where not placed.';
COMMENT ON COLUMN key_sites.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN key_sites.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN key_sites.run_id IS 'The import that brought or last changed it.';

CREATE TABLE cameras (
    camera_id VARCHAR NOT NULL,
    is_online BOOLEAN,
    is_intact BOOLEAN,
    longitude DOUBLE CHECK (longitude BETWEEN -180 AND 180),
    latitude DOUBLE CHECK (latitude BETWEEN -90 AND 90),
    opened_on DATE,
    closed_on DATE,
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE cameras IS 'Public cameras, each with the state that was last reported.';
COMMENT ON COLUMN cameras.camera_id IS 'Source and its own id.';
COMMENT ON COLUMN cameras.is_online IS 'True where it was connected 在线 when last asked.';
COMMENT ON COLUMN cameras.is_intact IS 'True where it was in working order 完好 when last checked.';
COMMENT ON COLUMN cameras.longitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN cameras.latitude IS 'WGS 84, degrees.';
COMMENT ON COLUMN cameras.opened_on IS 'First day; null where it is not known, then from the beginning.';
COMMENT ON COLUMN cameras.closed_on IS 'Last day; null while it stands.';
COMMENT ON COLUMN cameras.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN cameras.area_id IS 'Derived: the smallest area it is known to belong to; null where not placed.';
COMMENT ON COLUMN cameras.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN cameras.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN cameras.run_id IS 'The import that brought or last changed it.';

CREATE TABLE key_site_cameras (
    site_id VARCHAR NOT NULL,
    camera_id VARCHAR NOT NULL,
    distance_m DOUBLE NOT NULL,
    PRIMARY KEY (site_id, camera_id)
);
COMMENT ON TABLE key_site_cameras IS 'Derived: key sites and the cameras within the radius of the profile, whenever these stand.';
COMMENT ON COLUMN key_site_cameras.site_id IS 'The key site.';
COMMENT ON COLUMN key_site_cameras.camera_id IS 'A camera within the radius.';
COMMENT ON COLUMN key_site_cameras.distance_m IS 'Geodesic distance in a straight line, m.';

CREATE TABLE department_grids (
    department_grid_id VARCHAR NOT NULL,
    department VARCHAR,
    code VARCHAR,
    name VARCHAR,
    shape BLOB,
    source_crs VARCHAR,
    matched_as VARCHAR CHECK (matched_as IN ('one_to_one', 'one_to_many', 'many_to_one', 'straddling', 'outside')),
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE department_grids IS 'The grids by which departments work: polygons of their own beside the grids of the place.';
COMMENT ON COLUMN department_grids.department_grid_id IS 'Source and code.';
COMMENT ON COLUMN department_grids.department IS 'Department whose grid it is.';
COMMENT ON COLUMN department_grids.code IS 'Code of the department, kept as text.';
COMMENT ON COLUMN department_grids.name IS 'Name as the source writes it.';
COMMENT ON COLUMN department_grids.shape IS 'Polygon or multipolygon as WKB, longitude and latitude (OGC:CRS84).';
COMMENT ON COLUMN department_grids.source_crs IS 'Coordinate system of the file it came from.';
COMMENT ON COLUMN department_grids.matched_as IS 'Derived: how it stands to the grids in force at T: one_to_one and one_to_many are legal; many_to_one: several of a department within one grid; straddling: across borders of grids; outside: over none.';
COMMENT ON COLUMN department_grids.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN department_grids.area_id IS 'Derived: the smallest area that holds all the grids it stands for; null where it lies over none.';
COMMENT ON COLUMN department_grids.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN department_grids.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN department_grids.run_id IS 'The import that brought or last changed it.';

CREATE TABLE department_grid_overlaps (
    department_grid_id VARCHAR NOT NULL,
    area_id VARCHAR NOT NULL,
    overlap_m2 DOUBLE NOT NULL,
    share_of_department DOUBLE NOT NULL,
    share_of_grid DOUBLE NOT NULL,
    is_mapped BOOLEAN NOT NULL,
    PRIMARY KEY (department_grid_id, area_id)
);
COMMENT ON TABLE department_grid_overlaps IS 'Derived: department grids and the grids of the place, in force at T, on which they lie.';
COMMENT ON COLUMN department_grid_overlaps.department_grid_id IS 'The department grid.';
COMMENT ON COLUMN department_grid_overlaps.area_id IS 'A grid of the place.';
COMMENT ON COLUMN department_grid_overlaps.overlap_m2 IS 'Geodesic area in common, m².';
COMMENT ON COLUMN department_grid_overlaps.share_of_department IS 'Of the department grid, 0 to 1.';
COMMENT ON COLUMN department_grid_overlaps.share_of_grid IS 'Of the grid, 0 to 1.';
COMMENT ON COLUMN department_grid_overlaps.is_mapped IS 'True where more is in common than the tolerance of the profile: the department grid stands for this grid.';

CREATE TABLE posts (
    post_id VARCHAR NOT NULL,
    role VARCHAR,
    tier VARCHAR CHECK (tier IN ('1', 'X', 'N')),
    kind VARCHAR,
    is_full_time BOOLEAN,
    person_hash VARCHAR,
    started_on DATE,
    ended_on DATE,
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE posts IS 'Who serves in which area from when to when: grid heads, grid workers, professionals, helpers.';
COMMENT ON COLUMN posts.post_id IS 'Source and its own id.';
COMMENT ON COLUMN posts.role IS 'Role as the source writes it: grid head 网格长, grid worker 网格员 ….';
COMMENT ON COLUMN posts.tier IS 'Tier of the 1+X+N scheme: 1, X or N.';
COMMENT ON COLUMN posts.kind IS 'Kind within its tier: community police, property management ….';
COMMENT ON COLUMN posts.is_full_time IS 'True for full-time 专职, false for part-time 兼职 grid workers; null for all others.';
COMMENT ON COLUMN posts.person_hash IS 'Keyed hash of who holds it; never shown.';
COMMENT ON COLUMN posts.started_on IS 'First day; null where it is not known, then from the beginning.';
COMMENT ON COLUMN posts.ended_on IS 'Last day; null while it lasts.';
COMMENT ON COLUMN posts.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN posts.area_id IS 'Derived: the smallest area it is known to belong to; null where not placed.';
COMMENT ON COLUMN posts.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN posts.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN posts.run_id IS 'The import that brought or last changed it.';

CREATE TABLE service_records (
    service_id VARCHAR NOT NULL,
    item VARCHAR,
    channel VARCHAR,
    is_online BOOLEAN,
    accepted_at TIMESTAMP,
    finished_at TIMESTAMP,
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE service_records IS 'Services delivered to residents at windows, terminals, online and at the door.';
COMMENT ON COLUMN service_records.service_id IS 'Source and its own id.';
COMMENT ON COLUMN service_records.item IS 'The service item 事项.';
COMMENT ON COLUMN service_records.channel IS 'How it was delivered: window, self-service, guided, online, door-to-door, in the words of the source.';
COMMENT ON COLUMN service_records.is_online IS 'True where it was delivered online 网办.';
COMMENT ON COLUMN service_records.accepted_at IS 'When it was accepted.';
COMMENT ON COLUMN service_records.finished_at IS 'When it was finished; it counts on this day.';
COMMENT ON COLUMN service_records.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN service_records.area_id IS 'Derived: the smallest area it is known to belong to; null where not placed.';
COMMENT ON COLUMN service_records.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN service_records.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN service_records.run_id IS 'The import that brought or last changed it.';

CREATE TABLE volunteers (
    volunteer_id VARCHAR NOT NULL,
    volunteer_hash VARCHAR,
    registered_on DATE,
    is_party_member BOOLEAN,
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE volunteers IS 'Registered volunteers, each known by a keyed hash alone.';
COMMENT ON COLUMN volunteers.volunteer_id IS 'Source and keyed hash.';
COMMENT ON COLUMN volunteers.volunteer_hash IS 'Keyed hash of who it is; joins registration and shifts, never shown.';
COMMENT ON COLUMN volunteers.registered_on IS 'Day of registration; null where it is not known, then from the beginning.';
COMMENT ON COLUMN volunteers.is_party_member IS 'True for a party member.';
COMMENT ON COLUMN volunteers.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN volunteers.area_id IS 'Derived: the smallest area it is known to belong to; null where not placed.';
COMMENT ON COLUMN volunteers.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN volunteers.source_id IS 'The keyed hash again: a number of a person is not kept.';
COMMENT ON COLUMN volunteers.run_id IS 'The import that brought or last changed it.';

CREATE TABLE volunteer_shifts (
    shift_id VARCHAR NOT NULL,
    volunteer_hash VARCHAR,
    activity VARCHAR,
    served_on DATE,
    hours DOUBLE CHECK (hours >= 0),
    is_attended BOOLEAN NOT NULL DEFAULT true,
    area_ref VARCHAR,
    area_id VARCHAR,
    source VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    run_id INTEGER NOT NULL
);
COMMENT ON TABLE volunteer_shifts IS 'Shifts of volunteers.';
COMMENT ON COLUMN volunteer_shifts.shift_id IS 'Source and its own id.';
COMMENT ON COLUMN volunteer_shifts.volunteer_hash IS 'Keyed hash of who served; never shown.';
COMMENT ON COLUMN volunteer_shifts.activity IS 'What was done.';
COMMENT ON COLUMN volunteer_shifts.served_on IS 'The day of the shift.';
COMMENT ON COLUMN volunteer_shifts.hours IS 'Hours served.';
COMMENT ON COLUMN volunteer_shifts.is_attended IS 'False where who was expected did not come; true where the source does not say.';
COMMENT ON COLUMN volunteer_shifts.area_ref IS 'The ways in which the source says where it belongs, in the order of the profile.';
COMMENT ON COLUMN volunteer_shifts.area_id IS 'Derived: the smallest area it is known to belong to; null where not placed.';
COMMENT ON COLUMN volunteer_shifts.source IS 'Key of the source in the profile.';
COMMENT ON COLUMN volunteer_shifts.source_id IS 'Key of the row in its source.';
COMMENT ON COLUMN volunteer_shifts.run_id IS 'The import that brought or last changed it.';

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

CREATE TABLE map_findings (
    kind VARCHAR NOT NULL CHECK (kind IN ('gap', 'overlap', 'sliver', 'beyond', 'stray', 'multipart', 'code', 'communities')),
    found BIGINT NOT NULL,
    area_m2 DOUBLE NOT NULL,
    width_m DOUBLE,
    shape BLOB,
    area_ids VARCHAR[],
    holders INTEGER,
    shares DOUBLE[],
    households BIGINT
);
COMMENT ON TABLE map_findings IS 'Derived: where the grids in force at T are not as they should be, on the map and by the rules of the profile; a perfect map has no rows.';
COMMENT ON COLUMN map_findings.kind IS 'gap: ground of no grid; overlap: ground of several; beyond: ground of a grid outside the boundary of the place; sliver: one of these three thinner than half a metre; stray: a part that has nothing to do with the map; multipart: what lies apart from the largest part of its grid, which is legal; code: a grid whose code fits no mask of the profile; communities: what of a grid lies in other communities than its first, or the grid where it lies in none.';
COMMENT ON COLUMN map_findings.found IS '1; of findings under one square metre, which are not listed one by one, how many there are of the kind.';
COMMENT ON COLUMN map_findings.area_m2 IS 'Geodesic area, m²; of findings not listed one by one, that of all together.';
COMMENT ON COLUMN map_findings.width_m IS 'Mean width, m: twice the area divided by the perimeter; null where not listed one by one, as in all columns below.';
COMMENT ON COLUMN map_findings.shape IS 'Polygon or multipolygon as WKB, longitude and latitude (OGC:CRS84).';
COMMENT ON COLUMN map_findings.area_ids IS 'The neighbours of a gap, longest shared border first; the grids of an overlap, the one that holds its points first; the grid of a stray, of parts or of ground beyond, or with a wrong code; a grid and the communities in which it lies, largest share first.';
COMMENT ON COLUMN map_findings.holders IS 'How many grids hold this ground: none in a gap, two or more in an overlap, else one.';
COMMENT ON COLUMN map_findings.shares IS 'Of communities: the share of the grid that lies in each, as they stand in area_ids behind the grid.';
COMMENT ON COLUMN map_findings.households IS 'Households of the residences that lie in it; null where no residence has a point and households.';
